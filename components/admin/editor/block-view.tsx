'use client';

import { useQuery } from '@tanstack/react-query';
import type { NodeViewProps } from '@tiptap/react';
import { NodeViewWrapper } from '@tiptap/react';
import { PhotoThumb } from '@/components/admin/photos/photo-thumb';
import { photoQuery } from '@/lib/admin/photos/client';
import { BLOCKS, type BlockType } from './blocks';
import { useEditorContext } from './editor-context';
import { moveBlock } from './move-block';

/** A chosen block in the text: what it shows, and buttons to change, move and remove it. */
export function BlockView({ node, editor, getPos, deleteNode, selected }: NodeViewProps) {
  const type = node.type.name as BlockType;
  const { change } = useEditorContext();
  const { name } = BLOCKS[type];
  const act = (run: () => void) => () => {
    run();
    editor.commands.focus();
  };
  return (
    <NodeViewWrapper
      data-drag-handle
      className={`my-3 flex flex-wrap items-start justify-between gap-3 border bg-wash p-3 font-sans text-small ${selected ? 'border-water outline-2 outline-water' : 'border-rule'}`}
    >
      <div className="min-w-0 flex-1 basis-48">
        <p className="label text-ink-2">{name}</p>
        <BlockWords type={type} attrs={node.attrs} />
      </div>
      {editor.isEditable && (
        <div className="flex flex-wrap gap-1">
          <button
            type="button"
            className="button min-h-9 px-2"
            onClick={() => change({ type, attrs: node.attrs, at: getPos() ?? null })}
          >
            Change<span className="sr-only"> this {name.toLowerCase()}</span>
          </button>
          <button
            type="button"
            className="button min-h-9 px-2"
            aria-label={`Move this ${name.toLowerCase()} up`}
            onClick={act(() => moveBlock(editor, -1, getPos()))}
          >
            ↑
          </button>
          <button
            type="button"
            className="button min-h-9 px-2"
            aria-label={`Move this ${name.toLowerCase()} down`}
            onClick={act(() => moveBlock(editor, 1, getPos()))}
          >
            ↓
          </button>
          <button type="button" className="button min-h-9 px-2" onClick={act(deleteNode)}>
            Remove<span className="sr-only"> this {name.toLowerCase()}</span>
          </button>
        </div>
      )}
    </NodeViewWrapper>
  );
}

function BlockWords({ type, attrs }: { type: BlockType; attrs: NodeViewProps['node']['attrs'] }) {
  switch (type) {
    case 'image':
      return <ImageWords id={attrs.id} alt={attrs.alt ?? ''} />;
    case 'pullQuote':
      return <p className="mt-1 font-italic text-lead italic">{attrs.text}</p>;
    case 'fact':
      return (
        <>
          <p className="mt-1 font-semibold">{attrs.text}</p>
          <p className="text-ink-2">
            {attrs.source}
            {attrs.asOf && `, ${attrs.asOf}`}
          </p>
        </>
      );
    default:
      return <TargetWords id={attrs.id} address={attrs.slug ?? attrs.path} />;
  }
}

function TargetWords({ id, address }: { id: string | null; address: string | null }) {
  const { target, isKnown } = useEditorContext();
  const found = id ? target(id) : undefined;
  if (!found)
    return (
      <p className="mt-1 font-semibold">
        {address}
        {(isKnown || !id) && (
          <span className="block font-normal text-vermilion">
            It is not there any more. Choose another one.
          </span>
        )}
      </p>
    );
  return (
    <p className="mt-1">
      <span className="font-semibold">{found.name}</span> <span className="text-ink-2">{found.detail}</span>
      {!found.isPublished && (
        <span className="block text-ochre">Not published: readers do not see this block until it is.</span>
      )}
    </p>
  );
}

function ImageWords({ id, alt }: { id: string; alt: string }) {
  const { data: photo, isError } = useQuery(photoQuery(id));
  if (isError)
    return <p className="mt-1 text-vermilion">This photo is not there any more. Choose another one.</p>;
  return (
    <div className="mt-1 flex items-start gap-3">
      {photo && <PhotoThumb photo={photo} silent className="w-20" />}
      <p>{alt || photo?.alt}</p>
    </div>
  );
}
