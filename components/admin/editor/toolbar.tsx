'use client';

import { Menu } from '@base-ui/react/menu';
import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode, Ref } from 'react';
import { BLOCK_TYPES, BLOCKS, type BlockType } from './blocks';

type Command = {
  name: string;
  face: ReactNode;
  keys?: string;
  run: (editor: Editor) => void;
  isOn?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
};

const chain = (editor: Editor) => editor.chain().focus();

const GROUPS: readonly { name: string; commands: readonly Command[] }[] = [
  {
    name: 'headings',
    commands: [
      {
        name: 'Heading',
        face: 'H2',
        keys: 'Control+Alt+2',
        run: (e) => chain(e).toggleHeading({ level: 2 }).run(),
        isOn: (e) => e.isActive('heading', { level: 2 }),
      },
      {
        name: 'Smaller heading',
        face: 'H3',
        keys: 'Control+Alt+3',
        run: (e) => chain(e).toggleHeading({ level: 3 }).run(),
        isOn: (e) => e.isActive('heading', { level: 3 }),
      },
    ],
  },
  {
    name: 'letters',
    commands: [
      {
        name: 'Bold',
        face: <strong>B</strong>,
        keys: 'Control+B',
        run: (e) => chain(e).toggleBold().run(),
        isOn: (e) => e.isActive('bold'),
      },
      {
        name: 'Italic',
        face: <em>I</em>,
        keys: 'Control+I',
        run: (e) => chain(e).toggleItalic().run(),
        isOn: (e) => e.isActive('italic'),
      },
    ],
  },
  {
    name: 'blocks',
    commands: [
      {
        name: 'List',
        face: '• List',
        keys: 'Control+Shift+8',
        run: (e) => chain(e).toggleBulletList().run(),
        isOn: (e) => e.isActive('bulletList'),
      },
      {
        name: 'Numbered list',
        face: '1. List',
        keys: 'Control+Shift+7',
        run: (e) => chain(e).toggleOrderedList().run(),
        isOn: (e) => e.isActive('orderedList'),
      },
      {
        name: 'Quote',
        face: '“Quote”',
        keys: 'Control+Shift+B',
        run: (e) => chain(e).toggleBlockquote().run(),
        isOn: (e) => e.isActive('blockquote'),
      },
    ],
  },
];

const HISTORY: readonly Command[] = [
  {
    name: 'Undo',
    face: '↺',
    keys: 'Control+Z',
    run: (e) => chain(e).undo().run(),
    can: (e) => e.can().undo(),
  },
  {
    name: 'Redo',
    face: '↻',
    keys: 'Control+Shift+Z',
    run: (e) => chain(e).redo().run(),
    can: (e) => e.can().redo(),
  },
];

/** "Control+Alt+2" as a person reads it. */
const inWords = (keys?: string) => (keys ? ` (${keys.replace('Control', 'Ctrl')})` : '');
const BUTTON =
  'inline-flex min-h-10 items-center border border-transparent px-2 font-semibold hover:bg-wash aria-pressed:border-ink aria-pressed:bg-wash disabled:text-ink-2 data-disabled:text-ink-2';

/** Everything that the keyboard does in the text, as buttons. One stop for Tab; arrows go along it. */
export function Toolbar({
  editor,
  label,
  isInsertOpen,
  onInsertOpen,
  onLink,
  onInsert,
  ref,
}: {
  editor: Editor;
  label: string;
  isInsertOpen: boolean;
  onInsertOpen: (open: boolean) => void;
  onLink: () => void;
  onInsert: (type: BlockType) => void;
  ref: Ref<HTMLDivElement>;
}) {
  const commands = [...GROUPS.flatMap(({ commands }) => commands), ...HISTORY];
  const states = useEditorState({
    editor,
    selector: ({ editor }) => ({
      on: commands.map((command) => command.isOn?.(editor) ?? false),
      can: commands.map((command) => command.can?.(editor) ?? true),
      link: editor.isActive('link') || editor.isActive('ref'),
    }),
  });
  const button = (command: Command) => {
    const at = commands.indexOf(command);
    return (
      <Base.Button
        key={command.name}
        className={BUTTON}
        aria-label={command.name}
        title={`${command.name}${inWords(command.keys)}`}
        aria-keyshortcuts={command.keys}
        aria-pressed={command.isOn ? states.on[at] : undefined}
        disabled={!states.can[at]}
        onClick={() => command.run(editor)}
      >
        {command.face}
      </Base.Button>
    );
  };
  const line = <Base.Separator className="mx-0.5 w-px self-stretch bg-line" />;
  return (
    <Base.Root
      ref={ref}
      aria-label={`${label}: formatting`}
      className="sticky top-0 z-[5] flex flex-wrap items-center border-b border-rule bg-sheet px-1"
    >
      {GROUPS.map(({ name, commands }, i) => (
        <div key={name} className="flex flex-wrap items-center">
          {i > 0 && line}
          {commands.map(button)}
        </div>
      ))}
      {line}
      <Base.Button
        className={BUTTON}
        aria-label="Link"
        title="Link (Ctrl+K)"
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
        aria-pressed={states.link}
        onClick={onLink}
      >
        Link
      </Base.Button>
      <Menu.Root open={isInsertOpen} onOpenChange={onInsertOpen} modal={false}>
        <Base.Button
          render={<Menu.Trigger />}
          className={BUTTON}
          title="Insert a block (Ctrl+Alt+I, or / on an empty line)"
          aria-keyshortcuts="Control+Alt+I"
        >
          Insert ▾
        </Base.Button>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className="z-30">
            <Menu.Popup
              data-admin
              className="min-w-52 border border-ink bg-sheet py-1 shadow-none outline-none"
            >
              {BLOCK_TYPES.map((type) => (
                <Menu.Item
                  key={type}
                  className="flex min-h-10 cursor-pointer items-center px-4 outline-none data-highlighted:bg-wash data-highlighted:font-semibold"
                  onClick={() => onInsert(type)}
                >
                  {BLOCKS[type].name}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {line}
      {HISTORY.map(button)}
    </Base.Root>
  );
}
