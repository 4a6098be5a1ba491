import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PrintSheet } from './print-sheet';

const printed = (modes: Parameters<typeof PrintSheet>[0]['modes']) =>
  renderToStaticMarkup(<PrintSheet modes={modes}>one bag</PrintSheet>);

it.each([
  [['demo'], /DEMO/],
  [['test'], /TEST/],
  [['live', 'test'], /TEST/],
] as const)('paper for orders of %s says so', (modes, word) => {
  expect(printed([...modes])).toMatch(word);
});

it('paper for paid orders says neither', () => {
  expect(printed(['live'])).not.toMatch(/DEMO|TEST/);
});
