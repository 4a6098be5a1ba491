import type { Photo } from '@/lib/kernel/photo';
import { PhotoImage } from './photo-image';

/** A photo in a plate's frame, with who took it where a plate has its caption. */
export function PhotoFigure({
  photo,
  sizes,
  loads,
  ratio = 'aspect-[3/2]',
}: {
  photo: Photo;
  sizes: string;
  loads?: 'first' | 'soon' | 'near';
  /** Class of the frame's ratio. */
  ratio?: string;
}) {
  return (
    <figure className="border border-ink bg-sheet">
      <div className={ratio}>
        <PhotoImage photo={photo} sizes={sizes} {...(loads && { loads })} />
      </div>
      {photo.credit && (
        <figcaption className="border-t border-ink px-4 py-2 text-small text-ink-2">
          Photo: {photo.credit}
        </figcaption>
      )}
    </figure>
  );
}
