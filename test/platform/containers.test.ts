import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'

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
        depends_on: z.record(z.string(), z.looseObject({ condition: z.string() })).default({}),
        ports: z.array(z.string()).default([]),
      }),
    ),
  })
  .parse(parse(composeText, { merge: true }))

const services = Object.entries(compose.services)

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
      Object.entries(environment).filter(([key]) => /PASSWORD|PWD|KEYS?$|DATABASE_URL/.test(key)),
    )
    expect(secrets.length).toBeGreaterThan(5)
    for (const [key, value] of secrets) {
      // A relay's password may be left out: then none is sent.
      if (key === 'RELAYHOST_PASSWORD') expect(value).toMatch(/^\$\{SMTP_RELAY_PASSWORD:-\}$/)
      else expect(value).toMatch(/\$\{\w+:\?[^}]+\}/)
    }
  })

  test('the identity provider and the public address must be given', () => {
    for (const name of ['api', 'worker']) {
      expect(compose.services[name]?.environment.OIDC_ISSUER).toMatch(/^\$\{OIDC_ISSUER:\?/)
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

  const hasPlugin = spawnSync('docker', ['compose', 'version']).status === 0
  ;(hasPlugin ? test : test.skip)('docker compose accepts it', () => {
    const required = [...composeText.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => [name, 'x'])
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], {
      cwd: root,
      env: { ...process.env, ...Object.fromEntries(required) },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
  })
})

describe('the image', () => {
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

  test('runs as a user who is not root, on the current LTS release', () => {
    expect(lastStage).toMatch(/^USER node$/m)
    expect(lastStage.indexOf('\nUSER ')).toBeLessThan(lastStage.indexOf('\nCMD '))
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(
      Array(2).fill('node:24-bookworm-slim'),
    )
  })

  test('says whether it is healthy', () => {
    expect(lastStage).toMatch(/^HEALTHCHECK .*\/healthz/ms)
  })
})
