-- 0021 The full report beside the half-year bulletin, for authorities that were set up before it came; new ones are given
-- the same by the product (a test compares both). Owner: authority/reports.
INSERT INTO report_template (authority_id, code, edition, valid_from, content, source, recorded_at)
SELECT a.authority_id, 'full-report', 1, (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, $template${
 "code": "full-report",
 "name": {
  "vi": "Báo cáo đầy đủ 6 tháng",
  "en": "Full half-year report"
 },
 "paperKind": {
  "code": "report",
  "name": "Báo cáo",
  "symbol": "BC"
 },
 "compare": true,
 "title": "Tình hình xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001 trong {{period}}",
 "opening": "{{issuer}} báo cáo tình hình xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001 trong {{period}} (số liệu tính đến {{dataDate}}) như sau:",
 "parts": [
  {
   "code": "results",
   "heading": "Kết quả thực hiện"
  },
  {
   "code": "shortcomings",
   "heading": "Tồn tại, hạn chế và nguyên nhân"
  },
  {
   "code": "ahead",
   "heading": "Phương hướng, nhiệm vụ {{next.period}}"
  },
  {
   "code": "proposals",
   "heading": "Kiến nghị"
  }
 ],
 "sections": [
  {
   "code": "outcomes",
   "name": {
    "vi": "Kết quả các nhiệm vụ đã đề ra",
    "en": "What became of the tasks set before"
   },
   "part": "results",
   "heading": "Kết quả thực hiện các nhiệm vụ đã đề ra cho {{period}}",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "outcomes"
   },
   "sentences": [
    {
     "per": "record",
     "when": [
      "with-outcome"
     ],
     "text": "{{direction.task}}: {{direction.outcome}}."
    },
    {
     "per": "record",
     "when": [
      "with-works"
     ],
     "text": "{{direction.task}}: {{direction.works}}."
    },
    {
     "per": "record",
     "when": [
      "without-outcome"
     ],
     "text": "{{direction.task}}: chưa ghi nhận kết quả."
    }
   ]
  },
  {
   "code": "papers",
   "name": {
    "vi": "Văn bản chỉ đạo, hướng dẫn",
    "en": "Papers issued"
   },
   "part": "results",
   "heading": "Công tác chỉ đạo, ban hành văn bản",
   "numbered": false,
   "empty": "say-none",
   "source": {
    "of": "papers",
    "topics": [
     "application-plan",
     "guidance-letter",
     "other"
    ],
    "kinds": [],
    "rest": true
   },
   "sentences": [
    {
     "per": "record",
     "when": [
      "paper-above"
     ],
     "text": "Tham mưu, trình {{paper.issuer}} ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}."
    },
    {
     "per": "record",
     "when": [
      "paper-own"
     ],
     "text": "Ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}."
    },
    {
     "per": "record",
     "when": [
      "paper-other"
     ],
     "text": "Triển khai {{paper.kind}} số {{paper.number}} {{paper.date}} của {{paper.issuer}} {{paper.abstract}}."
    }
   ]
  },
  {
   "code": "converted",
   "name": {
    "vi": "Cơ quan đã chuyển đổi, áp dụng và công bố",
    "en": "Agencies that have converted, applied and declared"
   },
   "part": "results",
   "heading": "Chuyển đổi, áp dụng và công bố hệ thống quản lý chất lượng",
   "numbered": false,
   "empty": "say-none",
   "source": {
    "of": "progress",
    "blocks": "main"
   },
   "sentences": [
    {
     "per": "section",
     "when": [],
     "text": "Tính đến {{dataDate}}, đã có {{converted.n}}/{{converted.N}} cơ quan ({{converted.percent}}) hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}."
    },
    {
     "per": "section",
     "when": [
      "with-missing"
     ],
     "text": "Còn {{converted.noData}} cơ quan chưa có số liệu."
    },
    {
     "per": "section",
     "when": [
      "with-before"
     ],
     "text": "So với {{before.period}}: {{converted.before}} cơ quan, {{converted.difference}}."
    },
    {
     "per": "section",
     "when": [
      "with-last-year"
     ],
     "text": "So với {{lastYear.period}}: {{converted.lastYear}} cơ quan, {{converted.differenceLastYear}}."
    },
    {
     "per": "block",
     "when": [],
     "text": "Khối {{block.name}}: {{block.n}}/{{block.N}} cơ quan ({{block.percent}})."
    },
    {
     "per": "block",
     "when": [
      "with-missing"
     ],
     "text": "Còn {{block.noData}} cơ quan chưa có số liệu."
    }
   ]
  },
  {
   "code": "apart",
   "name": {
    "vi": "Khối báo cáo riêng",
    "en": "Blocks reported apart"
   },
   "part": "results",
   "heading": "Chuyển đổi, áp dụng và công bố tại khối báo cáo riêng",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "progress",
    "blocks": "apart"
   },
   "sentences": [
    {
     "per": "record",
     "when": [],
     "text": "Khối {{block.name}}: tính đến {{dataDate}}, đã có {{block.n}}/{{block.N}} đơn vị ({{block.percent}}) hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}."
    },
    {
     "per": "record",
     "when": [
      "with-missing"
     ],
     "text": "Còn {{block.noData}} đơn vị chưa có số liệu."
    }
   ]
  },
  {
   "code": "training",
   "name": {
    "vi": "Đào tạo, tập huấn",
    "en": "Training"
   },
   "part": "results",
   "heading": "Đào tạo, tập huấn",
   "numbered": false,
   "empty": "say-none",
   "source": {
    "of": "activities",
    "kinds": [
     "training",
     "training-postponed"
    ],
    "rest": false
   },
   "sentences": [
    {
     "per": "record",
     "when": [],
     "text": "{{activity.title}}."
    }
   ]
  },
  {
   "code": "inspections",
   "name": {
    "vi": "Công tác kiểm tra",
    "en": "Inspections"
   },
   "part": "results",
   "heading": "Công tác kiểm tra",
   "numbered": false,
   "empty": "say-none",
   "source": {
    "of": "papers",
    "topics": [
     "inspection-plan",
     "inspection-team"
    ],
    "kinds": [],
    "rest": false
   },
   "sentences": [
    {
     "per": "record",
     "when": [
      "paper-above"
     ],
     "text": "Tham mưu, trình {{paper.issuer}} ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}."
    },
    {
     "per": "record",
     "when": [
      "paper-own"
     ],
     "text": "Ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}."
    },
    {
     "per": "record",
     "when": [
      "paper-other"
     ],
     "text": "Triển khai {{paper.kind}} số {{paper.number}} {{paper.date}} của {{paper.issuer}} {{paper.abstract}}."
    }
   ]
  },
  {
   "code": "guidance",
   "name": {
    "vi": "Hướng dẫn, hỗ trợ cơ quan",
    "en": "Guidance and support"
   },
   "part": "results",
   "heading": "Hướng dẫn, hỗ trợ cơ quan",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "activities",
    "kinds": [
     "guidance",
     "secondment"
    ],
    "rest": false
   },
   "sentences": [
    {
     "per": "record",
     "when": [],
     "text": "{{activity.title}}."
    }
   ]
  },
  {
   "code": "internal-procedures",
   "name": {
    "vi": "Quy trình nội bộ",
    "en": "Internal procedures"
   },
   "part": "results",
   "heading": "Quy trình nội bộ giải quyết thủ tục hành chính",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "words"
   },
   "sentences": []
  },
  {
   "code": "consultants",
   "name": {
    "vi": "Tổ chức tư vấn",
    "en": "Consultants"
   },
   "part": "results",
   "heading": "Tổ chức tư vấn, chuyên gia tư vấn",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "papers",
    "topics": [
     "consultant-list"
    ],
    "kinds": [],
    "rest": false
   },
   "sentences": [
    {
     "per": "record",
     "when": [
      "paper-above"
     ],
     "text": "Tham mưu, trình {{paper.issuer}} ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}."
    },
    {
     "per": "record",
     "when": [
      "paper-own"
     ],
     "text": "Ban hành {{paper.kind}} số {{paper.number}} {{paper.date}} {{paper.abstract}}."
    },
    {
     "per": "record",
     "when": [
      "paper-other"
     ],
     "text": "Triển khai {{paper.kind}} số {{paper.number}} {{paper.date}} của {{paper.issuer}} {{paper.abstract}}."
    }
   ]
  },
  {
   "code": "par-index",
   "name": {
    "vi": "Chỉ số cải cách hành chính",
    "en": "PAR index"
   },
   "part": "results",
   "heading": "Chỉ số cải cách hành chính",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "activities",
    "kinds": [
     "par-index"
    ],
    "rest": false
   },
   "sentences": [
    {
     "per": "record",
     "when": [],
     "text": "{{activity.title}}."
    }
   ]
  },
  {
   "code": "communication",
   "name": {
    "vi": "Thông tin, tuyên truyền",
    "en": "Communication"
   },
   "part": "results",
   "heading": "Thông tin, tuyên truyền",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "activities",
    "kinds": [
     "newsletter"
    ],
    "rest": false
   },
   "sentences": [
    {
     "per": "section",
     "when": [
      "counted",
      "with-channels"
     ],
     "text": "Thực hiện {{communication.n}} bản tin ISO trên {{communication.channels}}."
    },
    {
     "per": "section",
     "when": [
      "counted",
      "without-channels"
     ],
     "text": "Thực hiện {{communication.n}} bản tin ISO."
    },
    {
     "per": "record",
     "when": [
      "uncounted"
     ],
     "text": "{{activity.title}}."
    }
   ]
  },
  {
   "code": "budget",
   "name": {
    "vi": "Kinh phí",
    "en": "Budget"
   },
   "part": "results",
   "heading": "Kinh phí",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "words"
   },
   "sentences": []
  },
  {
   "code": "other-activities",
   "name": {
    "vi": "Hoạt động khác",
    "en": "Other activities"
   },
   "part": "results",
   "heading": "Hoạt động khác",
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "activities",
    "kinds": [
     "other"
    ],
    "rest": true
   },
   "sentences": [
    {
     "per": "record",
     "when": [],
     "text": "{{activity.title}}."
    }
   ]
  },
  {
   "code": "shortcomings",
   "name": {
    "vi": "Tồn tại, hạn chế và nguyên nhân",
    "en": "Shortcomings and their causes"
   },
   "part": "shortcomings",
   "heading": null,
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "words"
   },
   "sentences": []
  },
  {
   "code": "directions",
   "name": {
    "vi": "Phương hướng",
    "en": "Directions"
   },
   "part": "ahead",
   "heading": null,
   "numbered": true,
   "empty": "leave-out",
   "source": {
    "of": "directions"
   },
   "sentences": [
    {
     "per": "record",
     "when": [],
     "text": "{{direction.task}}."
    },
    {
     "per": "record",
     "when": [
      "with-owner"
     ],
     "text": "Thực hiện: {{direction.owner}}."
    },
    {
     "per": "record",
     "when": [
      "with-deadline"
     ],
     "text": "Thời hạn: {{direction.deadline}}."
    },
    {
     "per": "target",
     "when": [
      "target-counted"
     ],
     "text": "Phấn đấu đến {{target.by}}, {{target.percent}} {{target.list}} hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}} ({{target.needed}}/{{target.N}} cơ quan)."
    },
    {
     "per": "target",
     "when": [
      "target-uncounted"
     ],
     "text": "Phấn đấu đến {{target.by}}, {{target.percent}} {{target.list}} hoàn tất việc chuyển đổi, áp dụng và công bố HTQLCL phù hợp {{edition}}."
    }
   ]
  },
  {
   "code": "proposals",
   "name": {
    "vi": "Kiến nghị",
    "en": "Proposals"
   },
   "part": "proposals",
   "heading": null,
   "numbered": false,
   "empty": "leave-out",
   "source": {
    "of": "words"
   },
   "sentences": []
  }
 ],
 "annex": null,
 "annexes": [
  {
   "of": "blocks",
   "title": "Kết quả công bố hệ thống quản lý chất lượng theo khối"
  },
  {
   "of": "agencies",
   "title": "Danh sách cơ quan và kết quả xây dựng, áp dụng, công bố hệ thống quản lý chất lượng",
   "blocks": "main",
   "columns": [
    "block",
    "edition",
    "declaration",
    "standing",
    "procedures-due",
    "procedures",
    "internal-audit",
    "management-review",
    "inspection",
    "consultant",
    "budget",
    "remark"
   ],
   "withoutData": "leave-out",
   "mostRows": 2000
  },
  {
   "of": "agencies",
   "title": "Danh sách đơn vị thuộc khối báo cáo riêng và kết quả xây dựng, áp dụng, công bố hệ thống quản lý chất lượng",
   "blocks": "apart",
   "columns": [
    "block",
    "edition",
    "declaration",
    "standing",
    "procedures-due",
    "procedures",
    "internal-audit",
    "management-review",
    "inspection",
    "consultant",
    "budget",
    "remark"
   ],
   "withoutData": "leave-out",
   "mostRows": 2000
  }
 ]
}$template$, 'as shipped', now()
FROM authority a
ON CONFLICT DO NOTHING;
