/** What one provider gives: the stream of an answer by a named model. Models are made of it in adapters/model/providers. */
import type { ModelChunk, ModelRequest } from '#ports/model';

export type ModelStream = (model: string, request: ModelRequest) => AsyncIterable<ModelChunk>;
