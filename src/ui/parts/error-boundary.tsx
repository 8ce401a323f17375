import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** Shown instead of what failed; `again` tries once more. */
  readonly instead: (again: () => void) => ReactNode
}

/** Keeps a fault of one part from taking the page with it. React knows this only as a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed
      ? this.props.instead(() => this.setState({ failed: false }))
      : this.props.children
  }
}
