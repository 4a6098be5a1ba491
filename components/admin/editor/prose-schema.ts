import { Extension, Mark, mergeAttributes, Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { isWebAddress } from '@/lib/stories/doc-input';
import { BlockView } from './block-view';
import { BLOCK_TYPES, BLOCKS } from './blocks';
import { ClaimMarks } from './claim-marks';

const blockNodes = BLOCK_TYPES.map((name) =>
  Node.create({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => Object.fromEntries(BLOCKS[name].attrs.map((attr) => [attr, { default: null }])),
    parseHTML: () => [{ tag: `div[data-block="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-block': name })],
    addNodeView: () => ReactNodeViewRenderer(BlockView),
  }),
);

/** A link inside the shop, by id. */
const Ref = Mark.create({
  name: 'ref',
  inclusive: false,
  excludes: 'ref link',
  addAttributes: () =>
    Object.fromEntries(['kind', 'slug', 'path', 'id'].map((attr) => [attr, { default: null }])),
  parseHTML: () => [{ tag: 'span[data-ref]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-ref': '' }), 0],
});

/** A heading's anchor goes with it when it is cut and pasted; the second half of a split one gets its own. */
const Anchors = Extension.create({
  name: 'anchors',
  addGlobalAttributes: () => [
    {
      types: ['heading'],
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => element.getAttribute('data-anchor'),
          renderHTML: ({ id }) => (id ? { 'data-anchor': id } : {}),
        },
      },
    },
  ],
});

/** What prose can hold, as `doc-input` checks it: everything that can be typed or pasted here can be saved. */
export const proseSchema = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    hardBreak: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      HTMLAttributes: { target: null, rel: null, class: null },
      isAllowedUri: (href) => isWebAddress(href),
    },
  }),
  Anchors,
  Ref,
  ClaimMarks,
  ...blockNodes,
];
