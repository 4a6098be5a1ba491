'use client';

import { ART_VERSION, sheetKey } from '@/components/art/art-version';
import { plateProcess } from '@/components/art/process-hatch';
import { removeLineForm } from '@/lib/cart/actions';
import { blocksCheckout, lineLabel } from '@/lib/cart/rules';
import type { CartLine } from '@/lib/cart/types';
import { BASE_LABEL, money } from '@/lib/kernel/format';
import { times } from '@/lib/kernel/units';
import type { CartCommands } from './cart-state';
import { problemOfLine, sizeAndGrind } from './cart-words';
import { QuantityStepper } from './quantity-stepper';

type Props = { line: CartLine; currency: string; commands: CartCommands };

/** One line of the cart: its photo or a crop of its map sheet, what it is, how many, what it costs. */
export function CartRow({ line, currency, commands }: Props) {
  const problem = problemOfLine(line, currency);
  return (
    <li data-line={line.key} className="grid grid-cols-[4.5rem_1fr] gap-4 border-b border-line py-4">
      {/* biome-ignore lint/performance/noImgElement: an immutable SVG of a few kilobytes, or a photo in the size made at upload */}
      <img
        src={line.thumb?.src ?? sheetSource(line)}
        alt=""
        width={72}
        height={80}
        className={`h-20 w-18 border border-ink bg-sheet object-cover ${line.thumb?.focus ?? ''}`}
      />
      <div className="min-w-0">
        <div className="flex justify-between gap-4">
          <a
            href={`/coffee/${line.coffeeSlug}`}
            translate="no"
            className="font-display text-lead leading-tight hover:underline"
          >
            {line.coffeeName}
          </a>
          <span className="font-bold tabular">{money(times(line.unitPrice, line.quantity), currency)}</span>
        </div>
        <p className="text-small">{sizeAndGrind(line)}</p>
        <p className="text-small text-ink-2 tabular">
          {money(line.unitPrice, currency)} each
          {line.form !== 'set' && ` · ${money(line.basePrice, currency)} / ${BASE_LABEL[line.unitPriceBase]}`}
        </p>
        {problem && (
          <p
            className={`mt-1 text-small font-semibold ${blocksCheckout(line.problem) ? 'text-vermilion' : 'text-revision'}`}
          >
            {problem}
          </p>
        )}
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4">
          <QuantityStepper
            line={line}
            onStep={(by) => commands.step(line, by)}
            onChange={(quantity) => commands.change(line, quantity)}
          />
          <form
            action={removeLineForm}
            onSubmit={(event) => {
              event.preventDefault();
              commands.change(line, 0);
            }}
          >
            <input type="hidden" name="variantId" value={line.variantId} />
            <input type="hidden" name="grind" value={line.grind} />
            <button type="submit" className="link min-h-12">
              Remove<span className="sr-only">: {lineLabel(line)}</span>
            </button>
          </form>
        </div>
      </div>
    </li>
  );
}

function sheetSource({ coffeeSlug, sheet }: CartLine): string {
  const process = plateProcess(sheet.process, sheet.processModifiers);
  const { altitudeMin, altitudeMax } = sheet;
  return `/art/${ART_VERSION}/${sheetKey({ size: 'card', slug: coffeeSlug, altitudeMin, altitudeMax, process })}.svg`;
}
