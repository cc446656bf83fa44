import { refuseAt } from '../../kernel/refusal.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { installation } from '../../platform/auth/session.store.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services/services.ts'
import { checkSetUpCode, mustBeEmpty, setUpCode } from '../../platform/set-up/set-up-guard.ts'
import { isEasyPassword } from '../officers/easy-password.ts'
import * as commands from './authority.commands.ts'
import * as bodies from './body.contract.ts'
import { viewBodies, viewSettings } from './body.queries.ts'
import * as contract from './set-up.contract.ts'

export interface SetUpPorts {
  seeds: readonly commands.Seed[]
  /** Loads the demonstration into an empty installation; answers its accounts. */
  demonstrate: () => Promise<{ role: string; username: string; password: string }[]>
}

export function authorityRoutes(serve: Serve, services: Services, ports: SetUpPorts): void {
  const { database } = services

  serve.open(contract.showSetUp, async () => ({ setUp: (await installation(database.of('auth'))).setUp, codeAsked: setUpCode(services) !== undefined }))

  serve.open(contract.setUp, async ({ body, at }) => {
    await checkSetUpCode(services, body.code)
    if (isEasyPassword(body.administrator.password, [body.administrator.username, body.administrator.name]))
      refuseAt('invalid', 'administrator.password', 'password.too-easy')
    await mustBeEmpty(services, async () => {
      const passwordHash = await hashPassword(body.administrator.password)
      await inTransaction(database, { side: 'authority', authority: body.authority.id }, 'write', (tx) =>
        commands.setUpAuthority(tx, {
          authority: body.authority,
          bodies: body.bodies,
          administrator: { ...body.administrator, passwordHash },
          demonstration: false,
          seeds: ports.seeds,
          at,
        }),
      )
    })
    return { authorityId: body.authority.id }
  })

  serve.open(contract.setUpDemonstration, async ({ body }) => {
    await checkSetUpCode(services, body.code)
    return { accounts: await mustBeEmpty(services, ports.demonstrate) }
  })

  serve(bodies.listBodies, async ({ actor, tx }) => ({ rows: await viewBodies(tx, actor.authority) }))
  serve(bodies.showSettings, ({ actor, tx }) => viewSettings(tx, actor.authority))
  serve(bodies.changeAuthority, async ({ body: { version: seen, ...names }, actor, at, tx }) => ({
    id: actor.authority,
    version: await commands.changeAuthority(tx, { by: actor, at, seen, names }),
  }))
  serve(bodies.changeBody, async ({ params, body: { version: seen, ...body }, actor, at, tx }) => ({
    id: params.bodyId,
    version: await commands.changeBody(tx, { by: actor, at, id: params.bodyId, seen, body }),
  }))
  serve(bodies.addBody, async ({ body: { parentId, ...body }, actor, at, tx }) => ({
    id: await commands.addBody(tx, { by: actor, at, parent: parentId, body }),
    version: 1,
  }))
}
