import { focusClass, type Photo, photoJpeg, photoSrc, photoSrcSet } from '@/lib/kernel/photo';

/** A photo that fills its frame, in the size and format that the browser takes. The frame sets the ratio. */
export function PhotoImage({
  photo,
  sizes,
  loads = 'near',
  alt = photo.alt,
}: {
  photo: Photo;
  /** How wide the frame is, as the `sizes` of an image. */
  sizes: string;
  /** `first` and `soon` are above the fold; others load when they come near. */
  loads?: 'first' | 'soon' | 'near';
  /** Other words than the photo's own; empty beside a name that says it all. */
  alt?: string;
}) {
  const jpeg = photoJpeg(photo);
  if (!jpeg) return null;
  return (
    <picture className="block h-full w-full">
      <source type="image/avif" srcSet={photoSrcSet(photo, 'avif')} sizes={sizes} />
      <source type="image/webp" srcSet={photoSrcSet(photo, 'webp')} sizes={sizes} />
      <img
        src={photoSrc(jpeg.key)}
        width={jpeg.width}
        height={jpeg.height}
        alt={alt}
        loading={loads === 'near' ? 'lazy' : 'eager'}
        fetchPriority={loads === 'first' ? 'high' : loads === 'soon' ? 'low' : 'auto'}
        decoding="async"
        className={`block h-full w-full bg-wash object-cover ${focusClass(photo)}`}
      />
    </picture>
  );
}
