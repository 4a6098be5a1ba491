import { focusClass, type Photo, photoSrc, photoThumb } from '@/lib/kernel/photo';

/** A photo in a square, cropped around its focal point as the shop's frames crop it. */
export function PhotoThumb({
  photo,
  silent = false,
  className = 'w-full',
}: {
  photo: Photo;
  /** Beside words that say what it shows. */
  silent?: boolean;
  className?: string;
}) {
  const file = photoThumb(photo);
  if (!file) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the sizes were made at upload, there is nothing to optimise
    <img
      src={photoSrc(file.key)}
      width={file.width}
      height={file.height}
      alt={silent ? '' : photo.alt}
      loading="lazy"
      decoding="async"
      className={`block aspect-square border border-line bg-wash object-cover ${focusClass(photo)} ${className}`}
    />
  );
}
