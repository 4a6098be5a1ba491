/** Runs once per server process, before the first request. Next compiles it for the edge too, where nothing is done. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startProcess } = await import('./instrumentation-node');
  await startProcess();
}

/** Next itself turns away an action that another site posted, before any action of ours runs: the audit log hears of it here. */
export async function onRequestError(error: unknown, request: { headers: NodeJS.Dict<string | string[]> }) {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteRefusedAction } = await import('./instrumentation-node');
  await noteRefusedAction(error, request.headers);
}
