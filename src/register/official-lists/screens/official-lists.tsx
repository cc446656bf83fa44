import { useState } from 'react'
import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { FileId } from '../../../kernel/identity.ts'
import { useGo } from '../../../web/address.ts'
import { useRefresh } from '../../../web/answers.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup, Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { Page, Section } from '../../../web/kit/page.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { KeptFileField } from '../../files/screens/kept-file-field.tsx'
import { listOfficialLists, type OfficialListRow, receiveOfficialList } from '../official-list.contract.ts'

/** "Từ danh mục sang danh mục": bring in what the statistics office gives out; earlier ones stay at hand. */
export function OfficialLists() {
  const t = useT()
  return (
    <Page title={t('official-list.title')} back={{ to: '/acts', label: t('official-list.back') }}>
      <p className="hc-text">{t('official-list.about')}</p>
      <Section title={t('official-list.receive')}>
        <Receive />
      </Section>
      <Section title={t('official-list.earlier')} sheet={false}>
        <Earlier />
      </Section>
    </Page>
  )
}

const Received = z.object({
  file: z.object({ id: FileId }, { error: 'field.required' }),
  effectiveOn: Day,
  province: z
    .string()
    .regex(/^\d{2}$/, { error: 'official-list.province-code' })
    .optional(),
})

interface Values {
  file: StoredFile | null
  effectiveOn: Day | null
  province: string
}

function Receive() {
  const t = useT()
  const go = useGo()
  const refresh = useRefresh()
  const { call } = useCall()
  const [initial] = useState<Values>({ file: null, effectiveOn: null, province: '' })
  const form = useDraftForm({ schema: Received, initial, draft: 'official-list.new' })
  return (
    <Form
      form={form}
      submit={t('official-list.act.receive')}
      send={({ file, effectiveOn, province }, key) =>
        call(receiveOfficialList, { body: { fileId: file.id, effectiveOn, ...(province === undefined ? {} : { province }) } }, { key })
      }
      onDone={({ id }) => {
        void refresh([listOfficialLists])
        go(`/acts/official-lists/${id}`)
      }}
    >
      <FieldGroup title={t('official-list.form.file')} help={t('official-list.form.file-help')}>
        <KeptFileField {...form.field('file')} label={t('official-list.field.file')} kinds={{ words: 'XLS, XLSX, CSV', accept: '.xls,.xlsx,.csv' }} />
        <DateField {...form.field('effectiveOn')} label={t('official-list.field.effectiveOn')} help={t('official-list.help.effectiveOn')} />
        <TextField
          {...form.field('province')}
          label={t('official-list.field.province')}
          help={t('official-list.help.province')}
          mark="optional"
          maxLength={2}
        />
      </FieldGroup>
    </Form>
  )
}

function Earlier() {
  const t = useT()
  const format = useFormat()
  const source = useListSource(listOfficialLists)
  return (
    <DataTable<OfficialListRow>
      name="official-lists"
      label={t('official-list.earlier')}
      source={source}
      searchable={false}
      rowKey={(row) => row.id}
      rowTo={(row) => `/acts/official-lists/${row.id}`}
      columns={[
        { id: 'file', header: t('official-list.field.file'), lead: true, cell: (row) => row.fileName },
        { id: 'province', header: t('official-list.field.province-name'), cell: (row) => row.provinceName },
        { id: 'effectiveOn', header: t('official-list.field.effectiveOn'), width: 150, cell: (row) => format.day(row.effectiveOn) },
        { id: 'units', header: t('official-list.field.units'), width: 110, align: 'right', cell: (row) => format.number(row.units) },
        { id: 'createdAt', header: t('official-list.field.createdAt'), width: 160, cell: (row) => format.time(row.createdAt), notOnPhone: true },
        {
          id: 'state',
          header: t('official-list.field.state'),
          width: 170,
          cell: (row) =>
            row.actId === null ? (
              <StatusTag shape="going">{t('official-list.state.open')}</StatusTag>
            ) : (
              <StatusTag shape="done">{t('official-list.state.drafted')}</StatusTag>
            ),
        },
      ]}
      empty={{ title: t('official-list.empty'), text: t('official-list.empty-text') }}
    />
  )
}
