'use client';

/** Pixels of the window that a preview is drawn for. */
export const PREVIEW_WIDTHS = { phone: 375, desktop: 1280 } as const;
export type PreviewWidth = keyof typeof PREVIEW_WIDTHS;

const LABELS: Record<PreviewWidth, string> = { phone: 'Phone', desktop: 'Desktop' };

/** Phone or desktop: how wide a preview is drawn. */
export function PreviewWidthChoice({
  value,
  onValue,
}: {
  value: PreviewWidth;
  onValue: (width: PreviewWidth) => void;
}) {
  return (
    <fieldset className="flex items-center gap-4">
      <legend className="sr-only">Width of the preview</legend>
      {(Object.keys(PREVIEW_WIDTHS) as PreviewWidth[]).map((width) => (
        <label key={width} className="flex min-h-9 items-center gap-2">
          <input
            type="radio"
            name="preview-width"
            className="size-4 accent-ink"
            checked={value === width}
            onChange={() => onValue(width)}
          />
          {LABELS[width]}
        </label>
      ))}
    </fieldset>
  );
}
