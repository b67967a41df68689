/** The one function of the mustache package that we use; the package brings no types. */
declare module 'mustache' {
  const mustache: {
    render(
      template: string,
      view: unknown,
      partials: Record<string, string>,
      config: { escape(value: unknown): string },
    ): string;
    parse(template: string): unknown;
  };
  // eslint-disable-next-line import/no-default-export
  export default mustache;
}
