import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** What is shown: another one is tried at once, where one before it failed. */
  readonly of?: unknown
  /** Shown instead of what failed; `again` tries once more. */
  readonly instead: (again: () => void) => ReactNode
}

interface State {
  readonly failed: boolean
  readonly of: unknown
}

/** Keeps a fault of one part from taking the page with it. React knows this only as a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: false, of: this.props.of }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ of }: ErrorBoundaryProps, before: State): State | null {
    return of === before.of ? null : { failed: false, of }
  }

  override render() {
    return this.state.failed
      ? this.props.instead(() => this.setState({ failed: false }))
      : this.props.children
  }
}
