import type { ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
// Most open it first: of a chunk of its own, it would be read after what stands around it, part by part.
import InboxPage from './inbox/inbox-page.js'
import { later, useLoadedSoon } from './parts/later.js'
import { Failed, Loading } from './parts/loading.js'
import { EachPage } from './parts/page-failed.js'
import { useScoped } from './scope/scope.js'
import { Problem } from './server/problem.js'
import { holds, MeProvider, useMe, useShownSession } from './server/session.js'
import { useVocabularyRead, VocabularyProvider } from './server/vocabulary.js'
import { placesOf } from './shell/navigation.js'
import { Shell } from './shell/shell.js'
import { NotKnown } from './sign-in/not-known.js'
import { SignInPage } from './sign-in/sign-in-page.js'

const AccountPage = later(() => import('./administration/account-page.js'))
const AccountsPage = later(() => import('./administration/accounts-page.js'))
const BreakthroughTasksPage = later(() => import('./breakthrough-tasks/breakthrough-tasks-page.js'))
const CasePage = later(() => import('./case/case-page.js'))
const CadrePage = later(() => import('./cadres/cadre-page.js'))
const CadresPage = later(() => import('./cadres/cadres-page.js'))
const CalendarPage = later(() => import('./calendar/calendar-page.js'))
const ChangePage = later(() => import('./changes/change-page.js'))
const ChangesPage = later(() => import('./changes/changes-page.js'))
const EvaluationsPage = later(() => import('./evaluations/evaluations-page.js'))
const GroupPage = later(() => import('./administration/group-page.js'))
const GroupsPage = later(() => import('./administration/groups-page.js'))
const LaunchPage = later(() => import('./launch/launch-page.js'))
const ManyPage = later(() => import('./launch/many/many-page.js'))
const MonitorPage = later(() => import('./monitor/monitor-page.js'))
const NewAccountPage = later(() => import('./administration/new-account-page.js'))
const NotFound = later(() => import('./shell/not-found.js'))
const NoticesPage = later(() => import('./notices/notices-page.js'))
const OwnPage = later(() => import('./own/own-page.js'))
const PlanningPage = later(() => import('./planning/planning-page.js'))
const ProceduresPage = later(() => import('./procedures/procedures-page.js'))
const PostPage = later(() => import('./posts/post-page.js'))
const PostsPage = later(() => import('./posts/posts-page.js'))
const RuleSetPage = later(() => import('./rule-sets/rule-set-page.js'))
const RuleSetsPage = later(() => import('./rule-sets/rule-sets-page.js'))
const SessionsPage = later(() => import('./sessions/sessions-page.js'))
const TemplatesPage = later(() => import('./paper-templates/templates-page.js'))
const UnitsPage = later(() => import('./units/units-page.js'))
const UnreadPage = later(() => import('./unread/unread-page.js'))

/** Does an address open the inbox, which most open first? */
export const opensInbox = (path: string): boolean => /^\/(tasks(\/|$)|$)/.test(path)

/** What is mostly opened from the page that was opened first. */
const NEXT = [CasePage, ProceduresPage, MonitorPage, CadresPage, CadrePage, LaunchPage]
const NONE: typeof NEXT = []

/** The pages by their addresses, for whoever is signed in; for anybody else the page to sign in on. */
export function Console() {
  const { session, hasEnded, error, refetch } = useShownSession()
  useLoadedSoon(session?.signedIn ? NEXT : NONE)
  if (error && !session) {
    const isUnknown = error instanceof Problem && error.status === 403
    return isUnknown ? <NotKnown problem={error} again={refetch} /> : <Failed error={error} again={refetch} />
  }
  if (!session) return <Loading />
  if (!session.signedIn) return <SignInPage isDemonstration={session.demonstration} />
  return (
    <MeProvider value={session}>
      <InWords>
        <Shell hasEnded={hasEnded}>
          <EachPage>
            <Switch>
              <Route path="/">
                <FirstPlace />
              </Route>
              <Route path="/tasks/:id?" component={InboxPage} />
              {holds(session, 'hr_officer') && <Route path="/launch" component={LaunchPage} />}
              {holds(session, 'hr_officer') && <Route path="/launch/many" component={ManyPage} />}
              <Route path="/monitor" component={MonitorPage} />
              <Route path="/procedures" component={ProceduresPage} />
              <Route path="/procedures/:id/:tab?" component={CasePage} />
              <Route path="/cadres" component={CadresPage} />
              <Route path="/cadres/:id" component={CadrePage} />
              <Route path="/posts" component={PostsPage} />
              <Route path="/posts/:id" component={PostPage} />
              <Route path="/evaluations" component={EvaluationsPage} />
              <Route path="/breakthrough-tasks" component={BreakthroughTasksPage} />
              <Route path="/planning/:unit?" component={PlanningPage} />
              <Route path="/units/:unit?" component={UnitsPage} />
              <Route path="/units/:unit/paper-templates" component={TemplatesPage} />
              <Route path="/own/:task?" component={OwnPage} />
              <Route path="/notices" component={NoticesPage} />
              <Route path="/sessions" component={SessionsPage} />
              <Route path="/changes" component={ChangesPage} />
              <Route path="/changes/:id" component={ChangePage} />
              <Route path="/unread-texts" component={UnreadPage} />
              <Route path="/rule-sets" component={RuleSetsPage} />
              <Route path="/rule-sets/:id" component={RuleSetPage} />
              <Route path="/calendar" component={CalendarPage} />
              {holds(session, 'admin') && <Route path="/administration/accounts" component={AccountsPage} />}
              {holds(session, 'admin') && (
                <Route path="/administration/accounts/new" component={NewAccountPage} />
              )}
              {holds(session, 'admin') && (
                <Route path="/administration/accounts/:id" component={AccountPage} />
              )}
              {holds(session, 'admin') && <Route path="/administration/groups" component={GroupsPage} />}
              {holds(session, 'admin') && <Route path="/administration/groups/:id" component={GroupPage} />}
              <Route component={NotFound} />
            </Switch>
          </EachPage>
        </Shell>
      </InWords>
    </MeProvider>
  )
}

/** The words of codes, for all that stands in it. */
function InWords({ children }: { children: ReactNode }) {
  return <VocabularyProvider value={useVocabularyRead()}>{children}</VocabularyProvider>
}

/** Where whoever comes goes first. */
function FirstPlace() {
  const scoped = useScoped()
  return <Redirect to={scoped(placesOf(useMe())[0].to)} replace />
}
