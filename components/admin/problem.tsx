/** Why the form was refused; spoken at once. */
export function Problem({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <p role="alert" className="border-l-4 border-vermilion bg-sheet p-3 font-semibold text-vermilion">
      {text}
    </p>
  );
}
