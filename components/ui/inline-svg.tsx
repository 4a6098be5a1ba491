/**
 * A plate drawn by `components/art`, set into the page. It carries its own `role="img"` and words. The markup is
 * ours: every string in it was escaped where it was drawn.
 */
export function InlineSvg({ svg }: { svg: string }) {
  return (
    <div
      className="[&>svg]:block [&>svg]:h-auto [&>svg]:w-full"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own pure functions, strings escaped there
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
