// Loaded first in each process that a command starts: when the command is gone, killed even, the channel between
// them closes and this process ends too. Workers that it starts inherit this import but not the mark; their
// channels are their own affair.
const signal = process.env.YUNGA_CHILD;
if (signal) {
  delete process.env.YUNGA_CHILD;
  process.once('disconnect', () => {
    process.kill(process.pid, signal);
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  // The channel alone must not keep a process alive that has nothing left to do.
  process.channel?.unref();
}
