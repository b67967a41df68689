/** `/openapi.json` is answered by the Worker. */
export { onRequest } from '../proxy.ts';
