import { Component, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { FailureNotice } from './notices';

/** Shows the error of a page that breaks, in place of a blank screen. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page-body">
        <FailureNotice error={this.state.error} retry={() => this.setState({ error: null })} />
      </div>
    );
  }
}

/** Shows the error if the frame itself breaks. */
export function BrokenFrame() {
  return (
    <div className="page-body">
      <FailureNotice error={useRouteError()} retry={() => window.location.reload()} />
    </div>
  );
}
