import { expect, it } from 'vitest';
import { errorLine, redact } from './log';

it('keys, e-mail addresses and postal addresses never reach a log', () => {
  const line = redact(
    'sk_live_51AbcDEF sk_test_demo_aa-bb_tail rk_test_9xYz whsec_abc+DEF/gh-ij= ada.l@example.co.uk {"line1":"2 Valley Street","name": "Ada","city":"Portland","amount":1450}',
  );
  expect(line).not.toMatch(/51Abc|tail|9xYz|abc|DEF|ij|ada|example|Valley|Ada|Portland/);
  expect(line).toContain('"amount":1450');
});

it('an error is one line with its code', () => {
  const error = Object.assign(new Error('No such key sk_test_51Abc'), { code: 'resource_missing' });
  expect(errorLine(error)).toBe('Error [resource_missing]: No such key sk_test_…');
});
