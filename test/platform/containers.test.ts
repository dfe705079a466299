import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { makeCertificates } from '../support/secured-temporal.js'

const root = new URL('../../', import.meta.url)
const composeText = readFileSync(new URL('docker-compose.yml', root), 'utf8')
const dockerfile = readFileSync(new URL('Dockerfile', root), 'utf8')

const compose = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({
        image: z.string(),
        restart: z.string(),
        user: z.string().optional(),
        environment: z.record(z.string(), z.string()).default({}),
        healthcheck: z.looseObject({ test: z.array(z.string()).optional() }).optional(),
        deploy: z.looseObject({ replicas: z.number() }).optional(),
        mem_limit: z.string(),
        cpus: z.number(),
        pids_limit: z.number(),
        networks: z.array(z.string()),
        volumes: z.array(z.string()).default([]),
        depends_on: z.record(z.string(), z.looseObject({ condition: z.string() })).default({}),
        ports: z.array(z.string()).default([]),
      }),
    ),
    networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  })
  .parse(parse(composeText, { merge: true }))

const services = Object.entries(compose.services)

/** Where a service finds the database; what is to be given stands for itself. */
const databaseOf = (name: string): URL =>
  new URL((compose.services[name]?.environment.DATABASE_URL ?? '').replaceAll(/\$\{[^}]+\}/g, 'given'))

describe('docker-compose.yml', () => {
  test('every service that stays up has a health check', () => {
    const lasting = services.filter(([, { restart }]) => restart === 'unless-stopped')
    expect(lasting.map(([name]) => name)).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'api', 'worker', 'balancer', 'smtp', 'prometheus']),
    )
    const unwatched = lasting.filter(([, { healthcheck }]) => !healthcheck?.test?.length)
    expect(unwatched.map(([name]) => name)).toEqual([])
  })

  test('what is waited for is either healthy or completed, never merely started', () => {
    for (const [name, { depends_on }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        const once = compose.services[needed]?.restart !== 'unless-stopped'
        expect([name, needed, condition]).toEqual([
          name,
          needed,
          once ? 'service_completed_successfully' : 'service_healthy',
        ])
      }
    }
  })

  test('no secret has a default', () => {
    const secrets = services.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(
        // A path is no secret: what lies there is made for the installation.
        ([key, value]) => /PASSWORD|PWD|KEYS?$|DATABASE_URL/.test(key) && !value.startsWith('/tls/'),
      ),
    )
    expect(secrets.length).toBeGreaterThan(5)
    for (const [key, value] of secrets) {
      // A relay's password may be left out: then none is sent.
      if (key === 'RELAYHOST_PASSWORD') expect(value).toMatch(/^\$\{SMTP_RELAY_PASSWORD:-\}$/)
      else expect(value).toMatch(/\$\{\w+:\?[^}]+\}/)
    }
  })

  test('the identity provider, whom its tokens are for, and the public address must be given', () => {
    for (const name of ['api', 'worker']) {
      expect(compose.services[name]?.environment.OIDC_ISSUER).toMatch(/^\$\{OIDC_ISSUER:\?/)
      expect(compose.services[name]?.environment.OIDC_AUDIENCE).toMatch(/^\$\{OIDC_AUDIENCE:\?/)
      expect(compose.services[name]?.environment.PUBLIC_URL).toMatch(/^\$\{PUBLIC_URL:\?/)
    }
  })

  test('two API processes and two workers run, from one image', () => {
    const { api, worker } = compose.services
    expect([api?.deploy?.replicas, worker?.deploy?.replicas]).toEqual([2, 2])
    expect(api?.image).toBe(worker?.image)
  })

  test('only the balancer is reachable from outside', () => {
    expect(services.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual(['balancer'])
  })

  test('the product runs as a role that owns no table; the one that does only migrates, and nobody is the superuser', () => {
    const roleOf = (name: string) => databaseOf(name).username
    expect([roleOf('migrate'), roleOf('api'), roleOf('worker')]).toEqual([
      'personnel_owner',
      'personnel',
      'personnel',
    ])
    expect(compose.services.migrate?.environment.APPLICATION_ROLE).toBe('personnel')
    const knowing = (variable: string) =>
      services.filter(([, { environment }]) => JSON.stringify(environment).includes(`{${variable}:`))
    expect(knowing('POSTGRES_PASSWORD').map(([name]) => name)).toEqual(['postgres'])
    expect(knowing('OWNER_DB_PASSWORD').map(([name]) => name)).toEqual(['postgres', 'migrate'])
  })

  test('database, Temporal and mail are reached over TLS by whoever they know, and prove who they are', () => {
    for (const name of ['migrate', 'api', 'worker']) {
      const asked = databaseOf(name).searchParams
      expect(Object.fromEntries(asked)).toEqual({ sslmode: 'verify-full', sslrootcert: '/tls/ca.crt' })
    }
    expect(compose.services.temporal?.environment).toMatchObject({
      SQL_TLS_ENABLED: 'true',
      SQL_HOST_VERIFICATION: 'true',
      TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true',
      TEMPORAL_AUTH_AUTHORIZER: 'default',
      TEMPORAL_AUTH_CLAIM_MAPPER: 'default',
    })
    for (const name of ['api', 'worker', 'temporal-namespace', 'temporal-release']) {
      expect(compose.services[name]?.environment).toMatchObject({
        TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/tls/ca.crt',
        TEMPORAL_TLS_CLIENT_CERT_PATH: '/tls/client.crt',
        TEMPORAL_TLS_CLIENT_KEY_PATH: '/tls/client.key',
      })
    }
    expect(compose.services.worker?.environment.SMTP_URL).toMatch(/requireTLS=true$/)
    expect(compose.services.smtp?.environment.POSTFIX_smtpd_tls_security_level).toBe('encrypt')
  })

  test('nobody has the certificate of another, and nobody the keys of those who sign', () => {
    const certificates = services.flatMap(([name, { volumes }]) =>
      volumes.flatMap((volume) => {
        const [, folder] = /deploy\/certificates\}\/?([\w-]*):/.exec(volume) ?? []
        return folder === undefined ? [] : [`${name}: ${folder}`]
      }),
    )
    expect(certificates.sort()).toEqual([
      'api: product',
      'migrate: product',
      'postgres: postgres',
      'smtp: smtp',
      'temporal-keys: temporal-keys',
      'temporal-namespace: tools',
      'temporal-release: tools',
      'temporal-schema: tools',
      'temporal: temporal',
      'worker: product',
    ])
  })

  test('database and engine are in networks of their own, which lead nowhere else', () => {
    const members = (network: string) =>
      services.filter(([, { networks }]) => networks.includes(network)).map(([name]) => name)
    expect(Object.entries(compose.networks).filter(([, { internal }]) => !internal)).toEqual([
      ['outside', { internal: false }],
    ])
    expect(members('database')).toEqual([
      'postgres',
      'temporal-schema',
      'temporal',
      'migrate',
      'api',
      'worker',
    ])
    expect(members('engine')).toEqual([
      'temporal-keys',
      'temporal',
      'temporal-namespace',
      'api',
      'worker',
      'temporal-release',
    ])
    expect(members('outside')).toEqual(['api', 'worker', 'balancer', 'smtp'])
    expect(members('people')).toEqual(['api', 'balancer'])
  })

  test('the metrics have a port of their own, which Prometheus alone is told and nothing publishes', () => {
    const { METRICS_PORT, PORT } = compose.services.api?.environment ?? {}
    expect(METRICS_PORT).not.toBe(PORT)
    const prometheus = readFileSync(new URL('deploy/prometheus.yml', root), 'utf8')
    expect(prometheus).toContain(`port: ${METRICS_PORT}`)
    for (const [, { ports }] of services) expect(ports.join()).not.toContain(METRICS_PORT)
    expect(readFileSync(new URL('deploy/nginx/balancer.conf', root), 'utf8')).not.toContain(METRICS_PORT)
  })

  test('every service has limits of memory, processors and processes', () => {
    for (const [name, { mem_limit, cpus, pids_limit }] of services) {
      expect([name, mem_limit]).toEqual([name, expect.stringMatching(/^\d+[mg]$/)])
      expect([cpus > 0, pids_limit > 0]).toEqual([true, true])
    }
  })

  test('every image is one by digest that was asked for, none by what a tag means that day', () => {
    const asked = images().map(([name]) => `\${${name}:?run deploy/pin-images.sh}`)
    const others = services.filter(([, { image }]) => !asked.includes(image)).map(([name]) => name)
    expect(others).toEqual(['migrate', 'api', 'worker'])
    expect(composeText).toMatch(/NODE_IMAGE: \$\{NODE_IMAGE:\?run/)
  })

  const hasPlugin = spawnSync('docker', ['compose', 'version']).status === 0
  ;(hasPlugin ? test : test.skip)('docker compose accepts it', () => {
    const { folder, remove } = makeCertificates()
    const required = [...composeText.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => [name, 'x'])
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], {
      cwd: root,
      env: { ...process.env, ...Object.fromEntries(required), CERTIFICATES: folder },
      encoding: 'utf8',
    })
    remove()
    expect([status, stderr]).toEqual([0, ''])
  })
})

describe('the image', () => {
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

  test('runs as a user who is not root, on the current LTS release', () => {
    expect(lastStage).toMatch(/^USER node$/m)
    expect(lastStage.indexOf('\nUSER ')).toBeLessThan(lastStage.indexOf('\nCMD '))
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(
      Array(2).fill('$' + '{NODE_IMAGE}'),
    )
    expect(dockerfile).toContain('ARG NODE_IMAGE=node:24-bookworm-slim')
  })

  test('says whether it is healthy', () => {
    expect(lastStage).toMatch(/^HEALTHCHECK .*\/healthz/ms)
  })
})

/** Names and tags, as images.txt has them. */
const images = (): string[][] =>
  readFileSync(new URL('deploy/images.txt', root), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('='))

describe('deploy/pin-images.sh', () => {
  /** What it writes where the registry answers that; the registry itself is asked by whoever deploys. */
  function pinned(answer: string): { status: number | null; stderr: string; env: () => string } {
    const installation = mkdtempSync(join(tmpdir(), 'images-'))
    const folder = join(installation, 'deploy')
    mkdirSync(folder)
    for (const name of ['pin-images.sh', 'images.txt']) {
      cpSync(new URL(`../../deploy/${name}`, import.meta.url).pathname, join(folder, name))
    }
    writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho '${answer}'\n`)
    chmodSync(join(folder, 'docker'), 0o755)
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
    const { status, stderr } = spawnSync(join(folder, 'pin-images.sh'), { env, encoding: 'utf8' })
    const read = () => {
      try {
        return readFileSync(join(installation, '.env.images'), 'utf8')
      } finally {
        rmSync(installation, { recursive: true })
      }
    }
    return { status, stderr, env: read }
  }

  test('writes every image with the digest that its registry gives', () => {
    const digest = `sha256:${'a'.repeat(64)}`
    const { status, env } = pinned(digest)
    expect([status, env().trim().split('\n')]).toEqual([
      0,
      images().map(([name, image]) => `${name}=${image}@${digest}`),
    ])
  })

  test('writes nothing where a registry gives none, and says of which image', () => {
    const { status, stderr, env } = pinned('latest')
    expect([status, stderr]).toEqual([1, expect.stringContaining('no digest of node:24-bookworm-slim')])
    expect(env).toThrow('ENOENT')
  })
})

describe('what is secret or data', () => {
  const kept = ['.env', '.env.production', '.data/payload.key', '.data-2/payload.key', 'deploy/tls/tls.key']
  const made = ['deploy/certificates/authorities/clients.key', 'deploy/certificates/product/token.env']

  test('is ignored by git', () => {
    for (const path of [...kept, ...made]) {
      const { status } = spawnSync('git', ['check-ignore', '--quiet', path], { cwd: root })
      expect([path, status]).toEqual([path, 0])
    }
  })

  test('is left out of the image', () => {
    const ignored = readFileSync(new URL('.dockerignore', root), 'utf8').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.*', '.data*', 'deploy']))
  })
})

describe('deploy/make-certificates.sh', () => {
  test('makes nothing anew over what is there, and lets nobody else read it', () => {
    const { folder, remove } = makeCertificates()
    const { status, stderr } = spawnSync(new URL('deploy/make-certificates.sh', root).pathname, [folder], {
      encoding: 'utf8',
    })
    const mode = execFileSync('stat', ['-c', '%a', folder], { encoding: 'utf8' }).trim()
    remove()
    expect([status, mode]).toEqual([1, '700'])
    expect(stderr).toContain('move it away first')
  })
})
