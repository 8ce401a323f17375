// tokens.css declares the order of the cascade layers, so it must be imported first.
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/marks.css'
import type { Speech } from '#i18n/speech'
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { ActionsProvider, createActionRegistry } from './actions.ts'
import { ServicesProvider, type UiServices } from './services.ts'
import { ErrorBoundary } from './guards/error-boundary.tsx'
import { Rescue } from './rescue.tsx'
import { Shell } from './shell.tsx'
import { SpokenRegion } from './spoken/spoken-region.tsx'
import { ToastRegion } from './toasts/toast-region.tsx'

interface AppProps {
  readonly services: UiServices
  readonly speech: Speech
}

/** The whole interface, over the given services. */
export function App({ services, speech }: AppProps) {
  const [registry] = useState(createActionRegistry)
  return (
    <I18nextProvider i18n={speech}>
      <ServicesProvider value={services}>
        <ActionsProvider value={registry}>
          <SpokenRegion>
            <ToastRegion>
              <ErrorBoundary instead={again => <Rescue onAgain={again} />}>
                <Shell />
              </ErrorBoundary>
            </ToastRegion>
          </SpokenRegion>
        </ActionsProvider>
      </ServicesProvider>
    </I18nextProvider>
  )
}
