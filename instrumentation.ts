/** Runs once per server process, before the first request. Next compiles it for the edge too, where nothing is done. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startProcess } = await import('./instrumentation-node');
  await startProcess();
}
