import net from 'node:net';
import { hasCode } from './processes';

export type PortState = 'free' | 'in use' | 'not allowed';

/** Whether a server could listen there. Without `host` all addresses are meant, as for the shop itself. */
export function portState(port: number, host?: string): Promise<PortState> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(hasCode(error, 'EACCES') ? 'not allowed' : 'in use'));
    server.listen(host ? { port, host } : { port }, () => server.close(() => resolve('free')));
  });
}

/** The wanted port of 127.0.0.1 when it is free, else one that the system picks. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await portState(wanted, '127.0.0.1')) === 'free') return wanted;
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
