import { expect, it } from 'vitest';
import { errorLine, redact } from './log';

it('keys, e-mail addresses and postal addresses never reach a log', () => {
  const line = redact(
    'sk_live_51AbcDEF rk_test_9xYz whsec_abc+DEF ada.l@example.co.uk {"line1":"2 Valley Street","name": "Ada","city":"Portland","amount":1450}',
  );
  expect(line).not.toMatch(/51Abc|9xYz|whsec_abc|ada|example|Valley|Ada|Portland/);
  expect(line).toContain('"amount":1450');
});

it('an error is one line with its code', () => {
  const error = Object.assign(new Error('No such key sk_test_51Abc'), { code: 'resource_missing' });
  expect(errorLine(error)).toBe('Error [resource_missing]: No such key sk_test_…');
});
