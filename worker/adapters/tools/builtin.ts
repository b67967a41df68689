/** Tools that are functions of our own, by name. They get the same checks, limits and log as all others. */
import type { AdapterAnswer, BuiltinTool, ToolAdapter } from '#ports/tool-adapter';

/** `rehearsals` are those functions that can say beforehand what they would do. */
export function builtinAdapter(
  functions: Record<string, BuiltinTool>,
  rehearsals: Record<string, BuiltinTool> = {},
): ToolAdapter {
  return {
    preview: () => null,
    async rehearse(call) {
      const name = call.tool.target ?? call.tool.name;
      const named = Object.hasOwn(rehearsals, name) ? rehearsals[name] : undefined;
      return named ? answerOf(named, call) : null;
    },
    async run(call): Promise<AdapterAnswer> {
      const name = call.tool.target ?? call.tool.name;
      const named = Object.hasOwn(functions, name) ? functions[name] : undefined;
      if (!named) return { ok: false, kind: 'request', detail: `there is no function ${name}` };
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<AdapterAnswer>((resolve) => {
        timer = setTimeout(
          () => resolve({ ok: false, kind: 'timeout', detail: 'no answer in time' }),
          call.timeoutMs,
        );
      });
      try {
        return await Promise.race([answerOf(named, call), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function answerOf(
  named: BuiltinTool,
  call: Parameters<BuiltinTool>[0],
): Promise<AdapterAnswer> {
  try {
    return {
      ok: true,
      status: 200,
      headers: {},
      text: JSON.stringify((await named(call)) ?? null),
    };
  } catch (error) {
    return {
      ok: false,
      kind: 'unreachable',
      detail: error instanceof Error ? error.message.slice(0, 200) : 'failed',
    };
  }
}
