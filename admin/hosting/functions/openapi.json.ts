export { onRequest } from '../proxy.ts';
