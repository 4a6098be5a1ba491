import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { CoffeeCard } from '@/components/product/coffee-card';
import { CupPlate } from '@/components/product/cup-plate';
import { HarvestPlate } from '@/components/product/harvest-plate';
import type { CatalogEntry } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';
import type { StoryBlock, StoryDoc, StoryMark, StoryRef, StoryText } from '@/lib/kernel/story-doc';

export function refHref(ref: StoryRef): string {
  switch (ref.kind) {
    case 'coffee':
      return `/coffee/${ref.slug}`;
    case 'story':
      return `/stories/${ref.slug}`;
    case 'producer':
      return `/producers/${ref.slug}`;
    case 'origin':
      return `/origins/${ref.path}`;
  }
}

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
      return entry ? (
        <div className="my-6 max-w-[22rem] font-sans">
          <CoffeeCard entry={entry} today={context.today} morphs={false} />
        </div>
      ) : null;
    }
    case 'harvestRing': {
      const entry = context.entries.get(block.attrs.slug);
      return entry && entry.harvestMonths.length > 0 ? (
        <div className="my-6 max-w-[24rem] font-sans">
          <HarvestPlate months={entry.harvestMonths} place={entry.regions.at(-1)?.name ?? entry.name} />
        </div>
      ) : null;
    }
    case 'cuppingRose': {
      const cup = context.entries.get(block.attrs.slug)?.intensities;
      return cup ? (
        <div className="my-6 max-w-[28rem] font-sans">
          <CupPlate cup={cup} demo={context.entries.get(block.attrs.slug)?.demo ?? false} />
        </div>
      ) : null;
    }
    case 'regionMap':
      return context.map?.(block.attrs.path) ?? null;
  }
}

function Blocks({ blocks, context }: { blocks: readonly StoryBlock[]; context: Context }) {
  return blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: text never reorders
    <Block key={i} block={block} context={context} />
  ));
}

/** Prose as it was written: the same document that the editor opens. */
export function StoryBody({ doc, ...context }: { doc: StoryDoc } & Context) {
  return (
    <div className="max-w-prose space-y-4 font-display text-lead leading-[1.55]">
      <Blocks blocks={doc.content} context={context} />
    </div>
  );
}
