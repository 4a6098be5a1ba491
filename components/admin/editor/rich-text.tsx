'use client';

import './rich-text.css';
import { useQuery } from '@tanstack/react-query';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { targetsByIdQuery } from '@/lib/admin/stories/client';
import type { Target } from '@/lib/admin/stories/types';
import { refsIn, type StoryDoc } from '@/lib/kernel/story-doc';
import { tidyDoc } from '@/lib/stories/rules';
import { BlockDialog } from './block-dialog';
import type { BlockType } from './blocks';
import { claimsIn, type PlacedClaim } from './claim-marks';
import { ClaimNotes } from './claim-notes';
import { EditorProvider, type OpenBlock } from './editor-context';
import { LinkDialog } from './link-dialog';
import { moveBlock } from './move-block';
import { proseSchema } from './prose-schema';
import { Toolbar } from './toolbar';

type Props = {
  label: string;
  value: StoryDoc | null;
  onValue: (doc: StoryDoc) => void;
  /** Raised by each save: from then on headings keep the anchor they were saved with. */
  version: number;
  errors?: readonly string[] | undefined;
  revised?: boolean;
  readOnly?: boolean;
};

const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] };
const contentOf = (doc: StoryDoc | null) => (doc && doc.content.length > 0 ? doc : EMPTY);
const isEmptyParagraph = (editor: Editor) => {
  const { $from, empty } = editor.state.selection;
  return empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
};

/** A text of the shop: headings, lists, quotes, links and the blocks that show coffees and places. */
export function RichText({ label, value, onValue, version, errors, revised, readOnly = false }: Props) {
  const id = useId();
  const toolbar = useRef<HTMLDivElement>(null);
  /** What the editor holds, in the stored form: anything else that arrives was put in from outside. */
  const held = useRef(value);
  const tell = useRef(onValue);
  tell.current = onValue;
  const [isInsertOpen, setInsertOpen] = useState(false);
  const [isLinking, setLinking] = useState(false);
  const [block, setBlock] = useState<OpenBlock | null>(null);
  const [chosen, setChosen] = useState<readonly Target[]>([]);
  const [claims, setClaims] = useState<readonly PlacedClaim[]>([]);

  const editor = useEditor({
    extensions: proseSchema,
    content: contentOf(value),
    editable: !readOnly,
    immediatelyRender: false,
    // Our pages allow no style elements; what the editor needs is in rich-text.css.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'prose-editor',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-describedby': `${id}-keys`,
      },
      handleKeyDown: (_, event) => onKey.current(event),
    },
    onCreate: ({ editor }) => setClaims(claimsIn(editor.state.doc)),
    onUpdate: ({ editor }) => {
      const doc = tidyDoc(editor.getJSON());
      held.current = doc;
      setClaims(claimsIn(editor.state.doc));
      tell.current(doc);
    },
  });

  const onKey = useRef<(event: KeyboardEvent) => boolean>(() => false);
  onKey.current = (event) => {
    if (!editor || readOnly) return false;
    const mod = event.ctrlKey || event.metaKey;
    const done = (run: () => void) => {
      event.preventDefault();
      run();
      return true;
    };
    if (mod && !event.altKey && event.key.toLowerCase() === 'k') return done(() => setLinking(true));
    if (mod && event.altKey && event.code === 'KeyI') return done(() => setInsertOpen(true));
    if (event.key === '/' && isEmptyParagraph(editor)) return done(() => setInsertOpen(true));
    if (event.altKey && !mod && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      return done(() => moveBlock(editor, event.key === 'ArrowUp' ? -1 : 1));
    if (event.key === 'Escape') {
      // Tab indents in a list: Escape leads out of the text, and must not close what the text stands in.
      event.stopPropagation();
      return done(() => toolbar.current?.querySelector('button')?.focus());
    }
    return false;
  };

  useEffect(() => {
    if (!editor || value === held.current) return;
    if (JSON.stringify(tidyDoc(value)) === JSON.stringify(tidyDoc(held.current))) return;
    held.current = value;
    editor.commands.setContent(contentOf(value), { emitUpdate: false });
    setClaims(claimsIn(editor.state.doc));
  }, [editor, value]);

  useEffect(() => {
    if (editor && version > 0) keepAnchors(editor);
  }, [editor, version]);

  const pointedAt = useMemo(
    () => [...new Set(value ? refsIn(value).flatMap((ref) => ref.id ?? []) : [])],
    [value],
  );
  const named = useQuery({ ...targetsByIdQuery(pointedAt), enabled: pointedAt.length > 0 });
  const context = useMemo(
    () => ({
      target: (ref: string) =>
        named.data?.find((one) => one.id === ref) ?? chosen.find((one) => one.id === ref),
      isKnown: named.isSuccess,
      change: setBlock,
    }),
    [named.data, named.isSuccess, chosen],
  );

  const linkTo = (target: Target) => {
    if (!editor) return;
    setChosen([...chosen, target]);
    const { kind, id: ref, address } = target;
    const attrs = kind === 'origin' ? { kind, path: address, id: ref } : { kind, slug: address, id: ref };
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive('ref') && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: target.name, marks: [{ type: 'ref', attrs }] }).run();
    else chain.extendMarkRange('link').extendMarkRange('ref').unsetMark('link').setMark('ref', attrs).run();
    setLinking(false);
  };
  const linkOut = (href: string) => {
    if (!editor) return;
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive('ref') && !editor.isActive('link'))
      chain
        .insertContent({
          type: 'text',
          text: href.replace(/^(https?:\/\/|mailto:)/, ''),
          marks: [{ type: 'link', attrs: { href } }],
        })
        .run();
    else
      chain.extendMarkRange('ref').extendMarkRange('link').unsetMark('ref').setMark('link', { href }).run();
    setLinking(false);
  };
  const putBlock = (attrs: OpenBlock['attrs']) => {
    if (!editor || !block) return;
    const { type, at } = block;
    if (at === null) insertBlock(editor, { type, attrs });
    else editor.chain().focus().setNodeSelection(at).updateAttributes(type, attrs).run();
    setBlock(null);
  };
  const show = (index: number) => {
    const claim = claims[index];
    if (!editor || !claim) return;
    editor.chain().focus().setTextSelection(claim).scrollIntoView().run();
  };

  const isWrong = (errors?.length ?? 0) > 0;
  return (
    <div className={revised ? 'revised' : undefined}>
      <p className="mb-1 font-semibold">
        {label}
        {revised && <span className="sr-only"> (changed)</span>}
      </p>
      <p id={`${id}-keys`} className="mb-1 text-small text-ink-2">
        {readOnly
          ? 'Your role reads this text.'
          : '“/” on an empty line inserts a block, Ctrl+K links, Alt+↑ and Alt+↓ move a block, Escape leads to the buttons.'}
      </p>
      <div className={`border bg-sheet ${isWrong ? 'border-vermilion' : 'border-rule'}`}>
        {editor && !readOnly && (
          <Toolbar
            ref={toolbar}
            editor={editor}
            label={label}
            isInsertOpen={isInsertOpen}
            onInsertOpen={setInsertOpen}
            onLink={() => setLinking(true)}
            onInsert={(type: BlockType) => setBlock({ type, attrs: {}, at: null })}
          />
        )}
        <EditorProvider value={context}>
          <EditorContent editor={editor} />
        </EditorProvider>
      </div>
      {isWrong && (
        <p role="alert" className="mt-1 text-small font-semibold text-vermilion">
          {errors?.join(' ')}
        </p>
      )}
      <div className="mt-2">
        <ClaimNotes claims={claims} onShow={show} />
      </div>
      {isLinking && editor && (
        <LinkDialog
          href={String(editor.getAttributes('link').href ?? '')}
          hasLink={editor.isActive('link') || editor.isActive('ref')}
          onTarget={linkTo}
          onHref={linkOut}
          onRemove={() => {
            editor
              .chain()
              .focus()
              .extendMarkRange('link')
              .extendMarkRange('ref')
              .unsetMark('link')
              .unsetMark('ref')
              .run();
            setLinking(false);
          }}
          onClose={() => {
            setLinking(false);
            editor.commands.focus();
          }}
        />
      )}
      {block && (
        <BlockDialog
          block={block}
          onDone={putBlock}
          onClose={() => {
            setBlock(null);
            editor?.commands.focus();
          }}
        />
      )}
    </div>
  );
}

/** Puts a block where the cursor is, after a block that is chosen as a whole, and the cursor behind it. */
function insertBlock(editor: Editor, block: { type: BlockType; attrs: OpenBlock['attrs'] }): void {
  const { selection } = editor.state;
  const chain = editor.chain().focus();
  if (selection instanceof NodeSelection) chain.insertContentAt(selection.to, block);
  else chain.insertContent(block);
  chain
    .command(({ tr }) => {
      const { selection: now } = tr;
      const end = now instanceof NodeSelection ? now.to : now.from;
      const { paragraph } = tr.doc.type.schema.nodes;
      if (end >= tr.doc.content.size && paragraph) tr.insert(end, paragraph.create());
      tr.setSelection(TextSelection.near(tr.doc.resolve(end)));
      return true;
    })
    .run();
}

/** Gives headings the anchors they were saved with, so that a later change of their words does not move them. */
function keepAnchors(editor: Editor): void {
  const anchors = tidyDoc(editor.getJSON()).content.flatMap((block) =>
    block.type === 'heading' ? [block.attrs.id] : [],
  );
  const { tr, doc } = editor.state;
  doc.forEach((node, at) => {
    if (node.type.name !== 'heading' || node.textContent === '') return;
    const anchor = anchors.shift();
    if (anchor && anchor !== node.attrs.id) tr.setNodeAttribute(at, 'id', anchor);
  });
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
