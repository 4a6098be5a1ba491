import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { CupPlate } from '@/components/product/cup-plate';
import { HarvestPlate } from '@/components/product/harvest-plate';
import type { CatalogEntry } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';
import {
  refHref,
  type StoryBlock,
  type StoryDoc,
  type StoryMark,
  type StoryText,
} from '@/lib/kernel/story-doc';
import { LotLink } from './lot-link';
import { StoryImage } from './story-image';

function marked(children: ReactNode, mark: StoryMark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{children}</strong>;
    case 'italic':
      return <em>{children}</em>;
    case 'link':
      return (
        <a href={mark.attrs.href} className="link" rel="noopener">
          {children}
        </a>
      );
    case 'ref':
      return (
        <Link href={refHref(mark.attrs)} className="link">
          {children}
        </Link>
      );
  }
}

const inline = (texts: readonly StoryText[]): ReactNode =>
  texts.map((t, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: text never reorders
    <Fragment key={i}>
      {(t.marks ?? []).reduce<ReactNode>((children, mark) => marked(children, mark), t.text)}
    </Fragment>
  ));

type Context = {
  entries: ReadonlyMap<string, CatalogEntry>;
  today: string;
  map?: (path: string) => ReactNode;
};

function Block({ block, context }: { block: StoryBlock; context: Context }): ReactNode {
  switch (block.type) {
    case 'heading': {
      const Heading = block.attrs.level === 2 ? 'h2' : 'h3';
      return (
        <Heading id={block.attrs.id} className={block.attrs.level === 2 ? 'mt-10 text-h2' : 'mt-6 text-h3'}>
          {inline(block.content)}
        </Heading>
      );
    }
    case 'paragraph':
      return <p>{inline(block.content)}</p>;
    case 'blockquote':
      return (
        <blockquote className="border-l-2 border-contour pl-5">
          <Blocks blocks={block.content} context={context} />
        </blockquote>
      );
    case 'bulletList':
      return (
        <ul className="list-disc space-y-1 pl-5 marker:text-contour">
          {block.content.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: text never reorders
            <li key={i}>
              <Blocks blocks={item.content} context={context} />
            </li>
          ))}
        </ul>
      );
    case 'orderedList':
      return (
        <ol className="list-decimal space-y-1 pl-6 marker:text-contour">
          {block.content.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: text never reorders
            <li key={i}>
              <Blocks blocks={item.content} context={context} />
            </li>
          ))}
        </ol>
      );
    case 'image':
      return block.attrs.photo ? (
        <StoryImage photo={block.attrs.photo} alt={block.attrs.alt || block.attrs.photo.alt} />
      ) : null;
    case 'pullQuote':
      return (
        <p className="my-8 border-y border-ink py-6 font-italic text-h2 leading-tight text-balance italic">
          {block.attrs.text}
        </p>
      );
    case 'fact':
      return (
        <aside className="border border-rule bg-sheet p-4 font-sans text-small">
          <p className="font-semibold">{block.attrs.text}</p>
          <p className="mt-1 text-ink-2">
            {block.attrs.url ? (
              <a href={block.attrs.url} className="link" rel="noopener">
                {block.attrs.source}
              </a>
            ) : (
              block.attrs.source
            )}
            {block.attrs.asOf && `, ${partialDate(block.attrs.asOf)}`}
          </p>
        </aside>
      );
    case 'lotCard': {
      const entry = context.entries.get(block.attrs.slug);
      return entry ? <LotLink entry={entry} today={context.today} /> : null;
    }
    case 'harvestRing': {
      const entry = context.entries.get(block.attrs.slug);
      return entry && entry.harvestMonths.length > 0 ? (
        <HarvestPlate
          id={`harvest-${entry.slug}`}
          months={entry.harvestMonths}
          place={entry.regions.at(-1)?.name ?? entry.name}
        />
      ) : null;
    }
    case 'cuppingRose': {
      const entry = context.entries.get(block.attrs.slug);
      return entry?.intensities ? (
        <CupPlate id={`cup-${entry.slug}`} cup={entry.intensities} demo={entry.demo} />
      ) : null;
    }
    case 'regionMap':
      return context.map?.(block.attrs.path) ?? null;
  }
}

const FIGURES: readonly StoryBlock['type'][] = ['lotCard', 'harvestRing', 'cuppingRose', 'regionMap'];

/** Blocks as they follow each other, with neighbouring figures as one run. */
function runsOf(blocks: readonly StoryBlock[]): StoryBlock[][] {
  const runs: StoryBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last && FIGURES.includes(block.type) && FIGURES.includes(last[0]?.type ?? 'heading'))
      last.push(block);
    else runs.push([block]);
  }
  return runs;
}

/** Figures stand beside each other where there is room: links to coffees in one column, plates in the other. */
function Figures({ run, context }: { run: readonly StoryBlock[]; context: Context }) {
  const drawn = (of: (block: StoryBlock) => boolean) =>
    run.filter(of).flatMap((block, i) => {
      const figure = Block({ block, context });
      // biome-ignore lint/suspicious/noArrayIndexKey: figures never reorder
      return figure ? [<div key={i}>{figure}</div>] : [];
    });
  const links = drawn((block) => block.type === 'lotCard');
  const plates = drawn((block) => block.type !== 'lotCard');
  if (links.length + plates.length === 0) return null;
  return (
    <div className="my-6 grid items-start gap-4 font-sans sm:grid-cols-2">
      {links.length > 0 && plates.length > 0 ? (
        <>
          <div className="space-y-4">{links}</div>
          <div className="space-y-4">{plates}</div>
        </>
      ) : (
        [...links, ...plates]
      )}
    </div>
  );
}

function Blocks({ blocks, context }: { blocks: readonly StoryBlock[]; context: Context }) {
  return runsOf(blocks).map((run, i) =>
    run[0] && !FIGURES.includes(run[0].type) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: text never reorders
      <Block key={i} block={run[0]} context={context} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: text never reorders
      <Figures key={i} run={run} context={context} />
    ),
  );
}

/** Prose as it was written: the same document that the editor opens. */
export function StoryBody({ doc, ...context }: { doc: StoryDoc } & Context) {
  return (
    <div className="max-w-prose space-y-4 font-display text-lead leading-[1.55]">
      <Blocks blocks={doc.content} context={context} />
    </div>
  );
}
