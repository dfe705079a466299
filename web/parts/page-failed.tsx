import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { shellWords } from '../words/shell.js'
import { WaysOn } from './ways-on.js'

/** Around the pages: one that does not come, or fails, takes nothing with it of what stands around it. */
export function EachPage({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  return <Boundary path={path}>{children}</Boundary>
}

interface Around {
  path: string
  children: ReactNode
}

/** React knows no other way to catch what is thrown while a page is drawn. */
class Boundary extends Component<Around, { failedAt?: string }> {
  override state: { failedAt?: string } = {}

  static getDerivedStateFromError() {
    return { failedAt: location.pathname }
  }

  override componentDidUpdate({ path }: Around) {
    // Another page is another try.
    if (this.state.failedAt !== undefined && path !== this.props.path) this.setState({ failedAt: undefined })
  }

  override render() {
    return this.state.failedAt === undefined ? this.props.children : <PageFailed />
  }
}

function PageFailed() {
  const say = shellWords.use()
  return (
    <Alert color="son" icon={<IconAlertTriangle />} title={say('pageFailed')} role="alert" m={16}>
      <p>{say('pageFailedWhy')}</p>
      <Button size="xs" mt={8} onClick={() => location.reload()}>
        {say('reload')}
      </Button>
      <WaysOn />
    </Alert>
  )
}
