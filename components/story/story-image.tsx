import { PhotoImage } from '@/components/ui/photo-image';
import type { Photo } from '@/lib/kernel/photo';

/** The frame nearest to the picture's own shape: no more is cropped than the step between them. */
function frameOf({ width, height }: Photo): string {
  const ratio = width / height;
  if (ratio >= 1.25) return 'aspect-[3/2]';
  return ratio >= 0.9 ? 'aspect-square' : 'aspect-[4/5]';
}

/** A photo in running text. */
export function StoryImage({ photo, alt }: { photo: Photo; alt: string }) {
  return (
    <figure className="my-6 border border-ink bg-sheet font-sans">
      <div className={frameOf(photo)}>
        <PhotoImage photo={photo} alt={alt} sizes="(min-width: 43.75rem) 40rem, calc(100vw - 2rem)" />
      </div>
      {photo.credit && (
        <figcaption className="border-t border-ink px-4 py-2 text-small text-ink-2">
          Photo: {photo.credit}
        </figcaption>
      )}
    </figure>
  );
}
