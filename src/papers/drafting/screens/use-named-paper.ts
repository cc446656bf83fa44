import { useCallback } from 'react'
import type { PaperId } from '../../../kernel/identity.ts'
import { useCall } from '../../../web/session/session.tsx'
import { showPaper } from '../../registers/paper.contract.ts'
import type { NamedPaper } from '../draft-paper.contract.ts'

/** What the register says of a paper, as a draft prints it. */
export function useNamedPaper(): (id: PaperId) => Promise<NamedPaper> {
  const { call } = useCall()
  return useCallback(
    async (paperId) => {
      const { id, kind, kindName, number, issuedOn, issuer, abstract } = await call(showPaper, { params: { paperId }, query: {} })
      return { id, kind, kindName: kindName.vi, number, issuedOn, issuerName: issuer.name, abstract }
    },
    [call],
  )
}
