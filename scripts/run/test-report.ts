import { readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number };

/** The tests in a report of Vitest or Playwright (their JSON reporters). None when the file is missing. */
export function countTests(file: string): Count {
  let report: VitestReport & PlaywrightReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
  const { stats } = report;
  // A test that passed at a second try has passed, and Playwright calls it flaky.
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}

type VitestReport = { numPassedTests?: number; numFailedTests?: number };
type PlaywrightReport = { stats?: { expected: number; flaky: number; unexpected: number } };

/** A run that failed without a failing test (a type error, a build, a file that does not load) counts as one. */
export function summary(counts: Count[], succeeded: boolean): string {
  const sum = (pick: (count: Count) => number) => counts.reduce((total, count) => total + pick(count), 0);
  const failed = sum((count) => count.failed);
  return `${sum((count) => count.passed)} passed, ${succeeded ? failed : Math.max(1, failed)} failed`;
}
