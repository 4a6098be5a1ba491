'use client';

import { focusClass, type Photo, photoSrc, photoThumb } from '@/lib/kernel/photo';
import { TextField } from '../text-field';

/** The frames of the shop that crop photos. */
const FRAMES = [
  { name: 'Card', className: 'w-20 aspect-[400/440]' },
  { name: 'Page', className: 'w-24 aspect-[560/571]' },
  { name: 'Phone', className: 'w-28 aspect-[5/4.2]' },
  { name: 'Shared link', className: 'w-36 aspect-[1200/630]' },
];

/** Per mille of the picture, from the left and from the top. */
type Point = { focusX: number; focusY: number };

const within = (perMille: number) => Math.round(Math.min(1000, Math.max(0, perMille)));
const percent = (perMille: number) => String(Math.round(perMille / 10));

/** What stays in view when a frame crops: clicked in the picture, moved there by arrow keys, or entered as two numbers. */
export function FocalPoint({
  photo,
  focusX,
  focusY,
  onFocus,
  isRevised,
  errors,
  readOnly,
}: {
  photo: Photo;
  /** Per mille. */
  focusX: number;
  focusY: number;
  onFocus: (next: Partial<Point>) => void;
  isRevised: (field: keyof Point) => boolean;
  errors: (field: keyof Point) => readonly string[] | undefined;
  readOnly: boolean;
}) {
  const file = photoThumb(photo, 800);
  if (!file) return null;
  const image = { src: photoSrc(file.key), width: file.width, height: file.height };
  const enter = (field: keyof Point) => (text: string) => {
    const value = Number(text);
    if (Number.isFinite(value)) onFocus({ [field]: within(value * 10) });
  };
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Focal point</legend>
      <p className="mb-2 text-small text-ink-2">
        Frames crop a photo. Click on what must stay in view, move the mark by arrow keys, or enter where it
        is.
      </p>
      <div className="relative">
        <PhotoFile {...image} alt={photo.alt} className="h-auto w-full border-line" />
        {!readOnly && <PointSlider at={{ focusX, focusY }} onFocus={onFocus} />}
        <span
          aria-hidden="true"
          className="pointer-events-none absolute size-6 -translate-x-1/2 -translate-y-1/2 border-2 border-paper bg-cherry/60 outline-2 outline-ink"
          style={{ left: `${focusX / 10}%`, top: `${focusY / 10}%` }}
        />
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3">
        <TextField
          label="From the left, %"
          inputMode="numeric"
          value={percent(focusX)}
          readOnly={readOnly}
          revised={isRevised('focusX')}
          errors={errors('focusX')}
          onValue={enter('focusX')}
        />
        <TextField
          label="From the top, %"
          inputMode="numeric"
          value={percent(focusY)}
          readOnly={readOnly}
          revised={isRevised('focusY')}
          errors={errors('focusY')}
          onValue={enter('focusY')}
        />
      </div>
      <ul className="mt-3 flex flex-wrap items-end gap-3" aria-label="As the shop's frames crop it">
        {FRAMES.map((frame) => (
          <li key={frame.name}>
            <PhotoFile
              {...image}
              alt=""
              className={`border-ink object-cover ${frame.className} ${focusClass({ focusX, focusY })}`}
            />
            <span className="text-small text-ink-2">{frame.name}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Lies over the picture. An arrow key moves the point by one per cent, with Shift by ten. */
function PointSlider({ at, onFocus }: { at: Point; onFocus: (next: Point) => void }) {
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Focal point"
      aria-roledescription="slider in two directions"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at.focusX / 10)}
      aria-valuetext={`${percent(at.focusX)} % from the left, ${percent(at.focusY)} % from the top`}
      className="absolute inset-0 cursor-crosshair"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onFocus({
          focusX: within(((event.clientX - box.left) / box.width) * 1000),
          focusY: within(((event.clientY - box.top) / box.height) * 1000),
        });
      }}
      onKeyDown={(event) => {
        const arrow = ARROWS[event.key];
        if (!arrow) return;
        event.preventDefault();
        const step = event.shiftKey ? 100 : 10;
        onFocus({
          focusX: within(at.focusX + arrow[0] * step),
          focusY: within(at.focusY + arrow[1] * step),
        });
      }}
    />
  );
}

function PhotoFile({
  alt,
  className,
  ...file
}: {
  src: string;
  width: number;
  height: number;
  alt: string;
  className: string;
}) {
  // biome-ignore lint/performance/noImgElement: the sizes were made at upload
  return <img {...file} alt={alt} className={`block border bg-wash ${className}`} />;
}
