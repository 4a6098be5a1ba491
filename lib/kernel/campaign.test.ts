import { expect, it } from 'vitest';
import { cleanCampaign } from './campaign';

it.each([
  ['Spring Letter', 'spring letter'],
  ['  autumn_2026-a  ', 'autumn_2026-a'],
  ['<script>alert(1)</script>', 'script alert 1 script'],
  ['=HYPERLINK("x")', 'hyperlink x'],
  ['Café Otoño', 'café otoño'],
  ['x'.repeat(80), 'x'.repeat(60)],
  ['', null],
  ['%%%', null],
  ['ana@example.com', null],
])('%s becomes %s', (written, kept) => {
  expect(cleanCampaign(written)).toBe(kept);
});
