/** Text that the shop's owner wrote, as plain paragraphs: an empty line parts two. Never read as HTML. */
export function OwnText({ text }: { text: string }) {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  return (
    <>
      {paragraphs.map((paragraph, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
        <p key={i} className="whitespace-pre-line break-words">
          {paragraph}
        </p>
      ))}
    </>
  );
}
