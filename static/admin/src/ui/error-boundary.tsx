import { Component, type ReactNode } from 'react';
import { Refusal } from '../api';
import { Refused } from './states';

/**
 * A defect in one view, or a part of it that could not be loaded, takes neither the page nor the
 * way to the other views with it.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, { problem: string | null }> {
  override state: { problem: string | null } = { problem: null };

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message.slice(0, 200) : 'unknown' };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <Refused
        refusal={
          new Refusal(
            'internal',
            'This view could not be shown.',
            `Nothing was changed by it. (${problem})`,
            null,
          )
        }
        again={() => window.location.reload()}
      />
    );
  }
}
