import { Component, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { FailureNotice } from './notices';

/** A page that breaks says so instead of leaving a blank screen. */
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

/** The last resort: the frame itself broke. */
export function BrokenFrame() {
  return (
    <div className="page-body">
      <FailureNotice error={useRouteError()} retry={() => window.location.reload()} />
    </div>
  );
}
