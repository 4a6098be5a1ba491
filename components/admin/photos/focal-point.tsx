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

const percent = (perMille: number) => String(Math.round(perMille / 10));

/** What stays in view when a frame crops: clicked in the picture, or entered as two numbers. */
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
  onFocus: (next: { focusX?: number; focusY?: number }) => void;
  isRevised: (field: 'focusX' | 'focusY') => boolean;
  errors: (field: 'focusX' | 'focusY') => readonly string[] | undefined;
  readOnly: boolean;
}) {
  const file = photoThumb(photo, 800);
  if (!file) return null;
  const image = { src: photoSrc(file.key), width: file.width, height: file.height };
  const enter = (field: 'focusX' | 'focusY') => (text: string) => {
    const value = Number(text);
    if (Number.isFinite(value)) onFocus({ [field]: Math.round(Math.min(100, Math.max(0, value)) * 10) });
  };
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Focal point</legend>
      <p className="mb-2 text-small text-ink-2">
        Frames crop a photo. Click on what must stay in view, or enter where it is.
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the two numbers below do the same by keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the two numbers below do the same by keyboard */}
      <div
        className={`relative ${readOnly ? '' : 'cursor-crosshair'}`}
        onClick={(event) => {
          if (readOnly) return;
          const box = event.currentTarget.getBoundingClientRect();
          onFocus({
            focusX: Math.round(((event.clientX - box.left) / box.width) * 1000),
            focusY: Math.round(((event.clientY - box.top) / box.height) * 1000),
          });
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: the sizes were made at upload */}
        <img {...image} alt={photo.alt} className="block h-auto w-full border border-line bg-wash" />
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
            {/* biome-ignore lint/performance/noImgElement: the sizes were made at upload */}
            <img
              {...image}
              alt=""
              className={`block border border-ink bg-wash object-cover ${frame.className} ${focusClass({ focusX, focusY })}`}
            />
            <span className="text-small text-ink-2">{frame.name}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
