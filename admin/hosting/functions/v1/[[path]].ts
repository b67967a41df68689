/** The whole API, sockets and event streams too, is answered by the Worker. */
export { onRequest } from '../../proxy.ts';
