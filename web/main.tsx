import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './theme/tokens.css'
import './theme/mantine.css'
import './theme/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import {
  focusManager,
  MutationCache,
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Console, opensInbox } from './console.js'
import { askAhead } from './inbox/ahead.js'
import { keepFocus } from './keys/kept-focus.js'
import { Leaving } from './leaving/leaving.js'
import { whileAttended } from './server/attended.js'
import { drafts } from './server/drafts.js'
import { sentAgain } from './server/problem.js'
import { askAgainWhoItIs, sessionQuery } from './server/session.js'
import told from './shell/told.module.css'
import { theme } from './theme/theme.js'
import { whenLanguageChanges } from './words/i18n.js'
import { ReaderLanguage } from './words/reader-language.js'

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error, { queryKey: [kind] }) {
      // Who it is was what was asked.
      if (kind !== 'session') askAgainWhoItIs(client, error)
    },
  }),
  mutationCache: new MutationCache({ onError: (error) => askAgainWhoItIs(client, error) }),
  defaultOptions: {
    queries: { ...sentAgain, staleTime: 10_000 },
  },
})

// What the API said of titles, groups and articles was said in the other language.
whenLanguageChanges(() => void client.invalidateQueries())

focusManager.setEventListener((tell) => {
  whileAttended(document, tell)
  return undefined
})

addEventListener('pagehide', () => drafts.keepNow())
keepFocus(document)

// What is shown first is on its way before anything is drawn: who is signed in, and of the page that most open first what it shows.
void client.prefetchQuery(sessionQuery)
if (opensInbox(location.pathname)) {
  askAhead(client, location).catch(() => {})
}

const place = document.getElementById('console')
if (!place) throw new Error('index.html has no place for the console')
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ReaderLanguage>
        <QueryClientProvider client={client}>
          <Notifications
            position="top-left"
            autoClose={8000}
            classNames={{ root: told.place, notification: told.notice }}
          />
          <Leaving>
            <Console />
          </Leaving>
        </QueryClientProvider>
      </ReaderLanguage>
    </MantineProvider>
  </StrictMode>,
)
