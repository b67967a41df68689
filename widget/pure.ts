/** A component that draws again only when a prop or its state is another one. Base of the panel's components. */
import { Component } from 'preact';

const differ = (a: object, b: object): boolean => {
  const before = a as Record<string, unknown>;
  const after = b as Record<string, unknown>;
  for (const key of Object.keys(after)) if (before[key] !== after[key]) return true;
  return false;
};

export abstract class Pure<P extends object, S extends object = object> extends Component<P, S> {
  override shouldComponentUpdate(props: P, state: S): boolean {
    return differ(this.props, props) || differ(this.state, state);
  }
}
