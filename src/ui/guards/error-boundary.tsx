import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** What is shown. When it changes after a failure, the boundary tries again at once. */
  readonly of?: unknown
  /** Renders what is shown after a failure; `again` tries once more. */
  readonly instead: (again: () => void) => ReactNode
}

interface State {
  readonly failed: boolean
  readonly of: unknown
}

/**
 * Keeps a failure in one part from taking the whole page down. React offers this only to classes.
 */
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
