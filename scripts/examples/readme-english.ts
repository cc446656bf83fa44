import { demoFacts } from '../../src/demo/hcmc-2020.ts'
import { demonstrationNotices } from '../../src/kernel/demonstration.ts'

const { authority } = demoFacts

export const readmeEnglish = (): string => `# Sample files: Ho Chi Minh City, first half of 2020

With these files a newcomer goes by hand from an empty installation to the report of the first half-year, in the order below. Their headings are
Vietnamese, as in an office. They are written by \`node scripts/make-examples.ts\`; please do not edit them.

> **${demonstrationNotices.en}.** Which 47 agencies had declared was not published in 2020: who had, and the number and day of each decision in
> the files 03 and 04, are drawn by the demonstration. Nor was the text of the plan: file 07 holds what the report tells. No file names a real person.

| File | Holds | Imported at |
|---|---|---|
| \`01-co-quan-63.xlsx\` | the 63 agencies: 21 departments, 24 districts, 9 sub-departments, 5 boards, 4 vertical bodies | Agencies → Import from a file |
| \`02-phuong-xa-2019.xlsx\` | 322 communes as listed on 06/10/2019; after file 01, for the districts stand above them | Agencies → Import from a file |
| \`03-cong-bo-47.xlsx\` | 47 declarations to TCVN ISO 9001:2015; afterwards 47/63 as of 15/06/2020 | Declarations → Import a list |
| \`04-cong-bo-300-dung-22-sai.xlsx\` | 322 declarations of communes: 300 right rows, 22 wrong ones; needs the files 01 and 02 | Declarations → Import a list |
| \`05-van-ban.xlsx\` | five papers: 1451, 1452, 1453/QĐ-UBND; 287, 619/SKHCN-TĐC | Papers → Import from file |
| \`06-hoat-dong.xlsx\` | five activities: PAR index 2019, 4 newsletters, guidance for communes, 1 secondment, classes postponed | Activities → Import from file |
| \`07-ke-hoach-2020.xlsx\` | ten lines of the plan of 2020: five things done, five tasks for the second half | Plans → open the draft → import lines from a file |

The list of communes of 2021 and the crosswalk from 2019 to 2021 are in [examples/hcmc-2021](../hcmc-2021): for the reorganisation, once the files
01 and 02 are in.

## Step by step, in the order of the report

1. **Set up**: Thành phố Hồ Chí Minh, code 79; issuing bodies “${authority.peoplesCommittee}” (UBND), “${authority.department}” (SKHCN),
   “${authority.subDepartment}” (TĐC). Work from the seat of the programme officer.
2. **Agencies**: import file 01, then file 02. The list holds 385 agencies.
3. **Papers**: import file 05. The report opens with 1451, 1452 and 1453/QĐ-UBND; 287 and 619/SKHCN-TĐC stand among the letters.
4. **Activities**: import file 06. Four newsletters on two channels count as four; a postponed class is no class held.
5. **Declarations**: import file 03, then record a review of the five blocks on 15/06/2020. Show the data as of 15/06/2020: 47/63, and 16 that have not
   declared; of the communes there is no data, which is not 0.
6. **Plan**: begin the application plan 2020 of the People's Committee, import file 07, record its approval by 1451/QĐ-UBND.
7. **Directions**: the five tasks of the second half of 2020, among them 30 agencies to inspect, the budget of 2021, targets of 100 % and 70 %
   (226 of 322 communes).
8. **Report**: begin the report of the first half of 2020 with the data date 15/06/2020; freeze, issue and publish it.
9. **Practice**: import file 04 to see every wrong cell named; import a file a second time: no row enters twice.

The meaning of the columns and the 22 wrong rows of file 04 are told in [README.vi.md](README.vi.md).
`
