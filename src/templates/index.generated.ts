/* Generated from catalog/*.json by scripts/generate-template-index.ts. Do not edit. */
import { wholeEntry, type ShortIndexEntry, type TemplateIndexEntry } from './index-entry';

const SHORT: readonly ShortIndexEntry[] = [
  {
    "key": "CORE",
    "name": "Core Schema",
    "version": "1.1.0",
    "category": "Foundation",
    "level": 1,
    "summary": "Master data, each held once and referred to by every other template: people, teams, departments, legal entities, vendors, locations, countries, cost centres, contracts, applications and business services.",
    "needs": [
      "one list of people, teams and departments for everything",
      "who owns this service",
      "which vendors do we have and under which contract",
      "a location tree from country to room",
      "legal entities and cost centres in one place"
    ],
    "types": [
      "Organisation",
      "Legal Entity",
      "Vendor",
      "Customer",
      "Person",
      "Team",
      "Department",
      "Cost Centre",
      "Country",
      "Location",
      "Business Service",
      "Application",
      "Contract"
    ],
    "extends": [],
    "attributes": 181,
    "referenceData": [
      {
        "type": "Country",
        "objects": 249
      }
    ],
    "contentHash": "251121f34050142c3c326c8801e9084d15848d7b33614d31af34cfa682e81646"
  },
  {
    "key": "BASIC",
    "name": "Basic CMDB",
    "version": "1.1.1",
    "category": "Foundation",
    "level": 1,
    "summary": "The first CMDB: servers, application instances and network devices under one configuration item, linked to the core. The larger CMDB templates contain it whole, so growing up only adds.",
    "needs": [
      "our first CMDB",
      "a simple list of servers and applications",
      "who manages this server",
      "get started quickly with a small team"
    ],
    "types": [
      "Configuration Item",
      "Server",
      "Application Instance",
      "Network Device"
    ],
    "extends": [
      "CORE"
    ],
    "fills": {
      "ConfigurationItem": "Configuration Item"
    },
    "attributes": 25,
    "contentHash": "3eec71e50219491adc6dfe3016285cb0d5fbf38c71363873b2d109956b9bf5c3"
  },
  {
    "key": "CMDB",
    "name": "Standard CMDB",
    "version": "1.2.1",
    "category": "Infrastructure",
    "level": 1,
    "summary": "The CMDB for most IT teams: servers, guests, databases, applications, network, storage, cloud, certificates and integrations, and a map of what each loss does to a service. Holds the basic CMDB whole, and the enterprise one holds it in turn.",
    "needs": [
      "which servers does this application run on",
      "configuration items for incident, problem and change",
      "databases, network devices and cloud resources",
      "impact of a server outage on a service"
    ],
    "types": [
      "Configuration Item",
      "Server",
      "Virtual Machine",
      "Database Instance",
      "Application Instance",
      "Network Device",
      "Storage System",
      "Cloud Resource",
      "Certificate",
      "Integration",
      "Service Map Entry"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "CLD",
      "ITAM"
    ],
    "contains": [
      "BASIC"
    ],
    "fills": {
      "ConfigurationItem": "Configuration Item"
    },
    "attributes": 88,
    "contentHash": "fb0ce5271b78bb76cc8d3a72f2c1c0998373349b10205a1eb983b54ecbdd41a6"
  },
  {
    "key": "ECMDB",
    "name": "Enterprise Service Configuration",
    "version": "1.3.0",
    "category": "Infrastructure",
    "level": 3,
    "summary": "The CMDB of a large organisation: the standard one whole, plus business capabilities and processes, technology services with offerings, backup policies, baselines and maintenance windows. For those who model in layers, as the CSDM does.",
    "needs": [
      "trace a business capability down to its infrastructure",
      "an enterprise CMDB in layers",
      "technical services, offerings and their dependencies",
      "certificates that expire, DNS records and backups",
      "CSDM"
    ],
    "types": [
      "Configuration Item",
      "Server",
      "Virtual Machine",
      "Database Instance",
      "Application Instance",
      "Network Device",
      "Storage System",
      "Cloud Resource",
      "Certificate",
      "Integration",
      "Service Instance",
      "Cluster",
      "Middleware Instance",
      "API Endpoint",
      "Load Balancer",
      "DNS Record",
      "Service Map Entry",
      "Business Capability",
      "Business Process",
      "Information Object",
      "Technology Service",
      "Technology Offering",
      "Backup Policy",
      "Configuration Baseline",
      "Maintenance Window"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "CLD",
      "ITAM",
      "NET",
      "SEC",
      "SVC"
    ],
    "contains": [
      "CMDB",
      "BASIC"
    ],
    "fills": {
      "ConfigurationItem": "Configuration Item"
    },
    "attributes": 199,
    "contentHash": "561ed34b722d122e54173c59319bc4bbadf46a23bd98aaba88a1bca9ec06dc87"
  },
  {
    "key": "ITAM",
    "name": "IT Asset Management",
    "version": "2.1.1",
    "category": "Asset and Licence",
    "level": 2,
    "summary": "Assets from order to disposal: hardware, stock, models, software, licences, SaaS, purchasing, leases, warranties, depreciation, custody, stocktakes, repairs, losses and certified disposal.",
    "needs": [
      "track laptops, phones and monitors",
      "who has this device",
      "warranty, lease and depreciation of hardware",
      "stocktake and disposal of assets",
      "software licences and SaaS subscriptions",
      "hardware asset management from order to disposal"
    ],
    "types": [
      "Asset",
      "Hardware Asset",
      "Computer",
      "Laptop",
      "Desktop",
      "Server Hardware",
      "Mobile Device",
      "Peripheral",
      "Printer",
      "Network Equipment",
      "Infrastructure Equipment",
      "Removable Media",
      "SIM Card",
      "Stock Item",
      "Product Model",
      "Hardware Model",
      "Consumable Model",
      "Depreciation Policy",
      "Software Product",
      "Software Release",
      "Software Installation",
      "Software Entitlement",
      "Licence Allocation",
      "Licence Position",
      "SaaS Subscription",
      "Purchase Order",
      "Purchase Order Line",
      "Invoice",
      "Asset Financial Record",
      "Lease Schedule",
      "Warranty",
      "Custody Record",
      "Maintenance Record",
      "Stocktake",
      "Stocktake Line",
      "Loss Report",
      "Disposal Order",
      "Disposal Record"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "BASIC",
      "CMDB",
      "ECMDB"
    ],
    "attributes": 405,
    "highVolume": [
      "Software Installation",
      "Licence Allocation",
      "Custody Record"
    ],
    "contentHash": "3199474a295d4465f7e55fa1a6f484c9ada5f258327f7bb6b46cafc2d3192e27"
  },
  {
    "key": "SAM",
    "name": "Software Asset Management",
    "version": "1.2.0",
    "category": "Asset and Licence",
    "level": 2,
    "summary": "Licence optimisation and audit defence on top of IT Asset Management: metrics, use rights, suites, recognition rules, renewals, true-ups, publisher audits, reclamation and open-source licences. Choose it once ITAM holds your products and entitlements.",
    "needs": [
      "are we compliant with our software licences",
      "licence metrics, true-ups and vendor audits",
      "reclaim and optimise unused software",
      "renewals of software agreements"
    ],
    "types": [
      "Licence Metric",
      "Use Right",
      "Product Bundle",
      "Recognition Rule",
      "Agreement Renewal",
      "True-Up",
      "Publisher Audit",
      "Audit Finding",
      "Reclamation Action",
      "Cost Allocation",
      "Licence Obligation"
    ],
    "extends": [
      "CORE",
      "ITAM"
    ],
    "attributes": 105,
    "contentHash": "03d854f0929d2e82672be08a46fac58e74630eb8812da4916bae3d03408f127f"
  },
  {
    "key": "NET",
    "name": "Network and Data Centre",
    "version": "1.2.1",
    "category": "Infrastructure",
    "level": 2,
    "summary": "What a network or data centre team works with: racks, devices, ports, cables, power, address plan, VLANs, circuits, wireless, tunnels and firewall reviews. Stands beside any CMDB; take it when a list of devices no longer does.",
    "needs": [
      "racks, cables and patch panels",
      "IP address management (IPAM)",
      "data centre infrastructure (DCIM)",
      "VLANs, prefixes, circuits and wireless networks"
    ],
    "types": [
      "Rack",
      "Device Type",
      "Device",
      "Device Module",
      "Interface",
      "Cable",
      "Patch Panel",
      "Power Unit",
      "Power Feed",
      "Power Port",
      "VRF",
      "VLAN",
      "Prefix",
      "IP Range",
      "IP Address",
      "Autonomous System",
      "Circuit",
      "Wireless Network",
      "Tunnel",
      "Firewall Rule Set"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "BASIC",
      "CMDB",
      "ECMDB",
      "ITAM"
    ],
    "attributes": 184,
    "highVolume": [
      "Interface",
      "Cable",
      "Power Port",
      "IP Address"
    ],
    "contentHash": "29b752eca1251f4c9c48f348c8975fcce9b16df0ac89820201cc55f2e66484e4"
  },
  {
    "key": "CLD",
    "name": "Cloud and Platform Engineering",
    "version": "1.1.0",
    "category": "Infrastructure",
    "level": 2,
    "summary": "Cloud accounts and what runs in them, the software catalogue that says which team owns it, and what it costs: commitments, budgets and monthly cost. For platform and FinOps teams; for a handful of cloud resources a CMDB will do.",
    "needs": [
      "AWS, Azure and Google Cloud accounts and resources",
      "Kubernetes clusters and namespaces",
      "FinOps: cloud cost by owner",
      "components, APIs and pipelines of a developer platform"
    ],
    "types": [
      "Billing Account",
      "Cloud Account",
      "Platform Resource",
      "Compute Instance",
      "Virtual Network",
      "Kubernetes Cluster",
      "Serverless Function",
      "Managed Database",
      "Object Store",
      "Message Channel",
      "Identity Role",
      "Namespace",
      "Workload",
      "Container Image",
      "Domain",
      "System",
      "Component",
      "API",
      "Code Repository",
      "Delivery Pipeline",
      "Infrastructure Stack",
      "Secret Reference",
      "Commitment Discount",
      "Cloud Budget",
      "Cloud Cost Record"
    ],
    "extends": [
      "CORE"
    ],
    "attributes": 212,
    "highVolume": [
      "Cloud Cost Record"
    ],
    "contentHash": "f6703b4a58321485929c8a5bb10ffd2ea559f26c0dad5e18e5a502a00bf9b630"
  },
  {
    "key": "SVC",
    "name": "Service Catalogue",
    "version": "1.1.0",
    "category": "Service Management",
    "level": 1,
    "summary": "What people can ask for, and on what terms: offerings, requestable items with their fulfilment steps, audiences, commitments, prices, subscriptions, knowledge and reviews, all hung on the core's business services.",
    "needs": [
      "a service catalogue with offerings and prices",
      "what can people request",
      "service levels by offering and audience",
      "knowledge and request types of a service"
    ],
    "types": [
      "Service Category",
      "Service Offering",
      "Requestable Item",
      "Fulfilment Step",
      "Audience",
      "Service Commitment",
      "Service Subscription",
      "Price Item",
      "Knowledge Article",
      "Service Review"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "ITAM",
      "SLA"
    ],
    "attributes": 84,
    "contentHash": "dd89c91d83e8de305f5b5f01c16a2e221987da5a8dca5c9b87183f0a41a03be7"
  },
  {
    "key": "SLA",
    "name": "Service Level Management",
    "version": "1.2.1",
    "category": "Service Management",
    "level": 1,
    "summary": "What was promised, what was delivered and what missing it costs: agreements with targets, service calendars and holidays, escalation ladders, exclusions, measured results and credits. With the Priority Matrix, targets differ by priority.",
    "needs": [
      "service level agreements and their targets",
      "operational level agreements",
      "escalation rules and support calendars",
      "did we meet our SLA"
    ],
    "types": [
      "Service Level Agreement",
      "Service Level Target",
      "Calendar",
      "Holiday",
      "Escalation Rule",
      "Escalation Step",
      "Exclusion",
      "Service Level Result",
      "Service Credit"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "BASIC",
      "CMDB",
      "ECMDB",
      "PRI",
      "WFM"
    ],
    "attributes": 81,
    "referenceData": [
      {
        "type": "Calendar",
        "objects": 2
      }
    ],
    "contentHash": "c7766a6fee689e5a99a74daa6bb38338dbfc97081fa11f2d084a68654a81ad22"
  },
  {
    "key": "PRI",
    "name": "Priority Matrix",
    "version": "1.1.0",
    "category": "Service Management",
    "level": 1,
    "summary": "The impact and urgency matrix as data that automation can read: levels with worked criteria, one rule a cell, approved exceptions for services and VIPs, and triggers for major incidents. Small, and filled in an afternoon.",
    "needs": [
      "impact and urgency give the priority of an incident",
      "a priority matrix",
      "when is it a major incident"
    ],
    "types": [
      "Impact Level",
      "Urgency Level",
      "Priority Level",
      "Priority Rule",
      "Priority Override",
      "Major Incident Trigger"
    ],
    "extends": [
      "CORE"
    ],
    "attributes": 47,
    "referenceData": [
      {
        "type": "Impact Level",
        "objects": 4
      },
      {
        "type": "Urgency Level",
        "objects": 4
      },
      {
        "type": "Priority Level",
        "objects": 5
      },
      {
        "type": "Priority Rule",
        "objects": 16
      }
    ],
    "contentHash": "944387739b888375f7314f11b5a71ce34c4e66b051bfa47d7a445ea2ca4e0962"
  },
  {
    "key": "WFM",
    "name": "Workforce Management",
    "version": "1.1.1",
    "category": "Foundation",
    "level": 2,
    "summary": "People at work beyond the directory: positions, joiner-mover-leaver events with checklists, skills, training, access grants and reviews, equipment standards, rotas and emergency contacts. It holds personal data, so decide first who may see what.",
    "needs": [
      "joiners, movers and leavers",
      "roles, positions and who fills them",
      "skills, training and certifications",
      "who has access to what",
      "on-call rotas"
    ],
    "types": [
      "Job Profile",
      "Position",
      "Position Assignment",
      "Lifecycle Event",
      "Checklist Task",
      "Skill",
      "Person Skill",
      "Certification",
      "Person Certification",
      "Training Course",
      "Training Record",
      "Access Profile",
      "Access Grant",
      "Equipment Standard",
      "On-Call Rota",
      "Emergency Contact"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "ITAM"
    ],
    "attributes": 120,
    "highVolume": [
      "Checklist Task",
      "Training Record",
      "Access Grant"
    ],
    "restricted": [
      "Emergency Contact"
    ],
    "contentHash": "3befa7da29b89641afb1ffcea3ac1f4b052060efc4a53e04de87dc4c1eee3e1b"
  },
  {
    "key": "VND",
    "name": "Vendor and Third-Party Management",
    "version": "1.2.1",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "The third-party life cycle around the vendors and contracts of the core: onboarding checks, risk, assurance reports, obligations, service levels, spend, sub-processors and exit. For whoever must show which suppliers matter, how they are controlled and how to leave them.",
    "needs": [
      "third-party risk and due diligence",
      "vendor performance reviews",
      "vendor contacts, spend and issues",
      "exit plans for critical suppliers"
    ],
    "types": [
      "Vendor Contact",
      "Vendor Engagement",
      "Due Diligence Case",
      "Risk Assessment",
      "Risk Finding",
      "Assurance Report",
      "Contract Obligation",
      "Vendor Service Level",
      "Vendor Level Result",
      "Performance Review",
      "Spend Record",
      "Sub-Processor",
      "Vendor Issue",
      "Exit Strategy"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "SLA"
    ],
    "attributes": 140,
    "contentHash": "e7ea25bb861e3e0eb2351a371892bf2f171dd37d17d5575e454ce983b302169b"
  },
  {
    "key": "SEC",
    "name": "Cybersecurity and ISMS",
    "version": "1.2.1",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "An information security management system as records: what to protect, vulnerabilities, risks and their treatment, controls with the statement of applicability, requirements, policies, exceptions and audits. For showing ISO/IEC 27001 or NIS2 evidence from live data.",
    "needs": [
      "ISO 27001 controls and statement of applicability",
      "risk register and treatment",
      "vulnerabilities and security findings",
      "security policies, exceptions and audits",
      "NIS2"
    ],
    "types": [
      "Information Asset",
      "Protection Profile",
      "Vulnerability",
      "Vulnerability Finding",
      "Threat",
      "Risk",
      "Risk Treatment",
      "Control",
      "Control Test",
      "Framework",
      "Requirement",
      "Policy",
      "Policy Exception",
      "Security Audit",
      "Nonconformity",
      "Software Bill of Materials"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "BASIC",
      "CLD",
      "CMDB",
      "DOC",
      "ECMDB",
      "ITAM"
    ],
    "attributes": 176,
    "referenceData": [
      {
        "type": "Framework",
        "objects": 2
      },
      {
        "type": "Requirement",
        "objects": 231
      }
    ],
    "highVolume": [
      "Vulnerability Finding"
    ],
    "contentHash": "21dd128a67d27b5a007e401d9554364a24dd49c54c1d4ecb49941d113e6bac40"
  },
  {
    "key": "PRIV",
    "name": "Privacy and Record of Processing",
    "version": "1.0.0",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "The record of processing activities with legal bases, recipients and transfers, impact assessments, requests of people and breaches. For whoever has to show a supervisory authority what is done with personal data, why, and for how long.",
    "needs": [
      "record of processing activities",
      "GDPR article 30",
      "data subject requests on time",
      "data protection impact assessments",
      "personal data breaches within 72 hours"
    ],
    "types": [
      "Processing Activity",
      "Legal Basis",
      "Data Recipient",
      "Data Transfer",
      "Impact Assessment",
      "Data Subject Request",
      "Personal Data Breach"
    ],
    "extends": [
      "CORE"
    ],
    "attributes": 63,
    "referenceData": [
      {
        "type": "Legal Basis",
        "objects": 6
      }
    ],
    "contentHash": "95e4bacfae8bdfdd9ef6759052b1f9a0e33e9f73c067b7053ab2d002b6faffb8"
  },
  {
    "key": "INC",
    "name": "Security Incidents and Reporting",
    "version": "1.1.0",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "The register of security incidents with what they hit, what was done when, and every report that a law asks for with its clock: NIS2, DORA and GDPR. For whoever has to tell an authority within hours, and show years later what was known when.",
    "needs": [
      "security incident register",
      "NIS2 early warning within 24 hours",
      "major ICT incident reporting under DORA",
      "who must be told of an incident and when"
    ],
    "types": [
      "Security Incident",
      "Reporting Duty",
      "Incident Report",
      "Timeline Entry",
      "Incident Action"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "BASIC",
      "CMDB",
      "ECMDB"
    ],
    "attributes": 56,
    "referenceData": [
      {
        "type": "Reporting Duty",
        "objects": 8
      }
    ],
    "contentHash": "6b6182627b0fa6ef95d8029e0e1f530413daaa0c2a657419ca9756930005c6cd"
  },
  {
    "key": "BCM",
    "name": "Business Continuity",
    "version": "1.0.1",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "What the business cannot do without and for how long, the plans for its loss, what they depend on, and the exercises that prove them. For whoever has to keep services going through an outage and show that it was practised.",
    "needs": [
      "business impact analysis",
      "continuity and recovery plans",
      "when was this plan last exercised",
      "what does this service depend on in a crisis"
    ],
    "types": [
      "Impact Analysis",
      "Continuity Plan",
      "Continuity Dependency",
      "Continuity Exercise",
      "Exercise Finding"
    ],
    "extends": [
      "CORE"
    ],
    "attributes": 50,
    "contentHash": "f87cde0ead675dcbc438923b9ebc7a83caff498ab731a6c92828b9d2e4ff111b"
  },
  {
    "key": "AI",
    "name": "AI Inventory and Oversight",
    "version": "1.0.0",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "Which AI systems are in use, in what role and risk class, on which models and data they rest, who oversees them, and what was assessed. For whoever has to show that the AI Act and the management system for AI are followed.",
    "needs": [
      "inventory of AI systems",
      "AI Act risk classes",
      "which models and data sets do we use",
      "human oversight of AI"
    ],
    "types": [
      "AI System",
      "AI Model",
      "Data Set",
      "AI Assessment",
      "Oversight Duty"
    ],
    "extends": [
      "CORE"
    ],
    "attributes": 46,
    "contentHash": "9238099d571091920c3b41a1f224336624b4b14c9554258ef0c20b8b43b7da3b"
  },
  {
    "key": "DOC",
    "name": "Documentation Governance",
    "version": "2.1.0",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "Documents under governance: what each is about, who owns and reviews it, checks that it still tells the truth, media, release sign-off and retention. For content that must not go stale, from runbooks and policies to product manuals.",
    "needs": [
      "which documents are due for review",
      "owners and approval of documentation",
      "claims and their evidence",
      "controlled documents and releases"
    ],
    "types": [
      "Subject",
      "Document",
      "Document Review",
      "Validation Run",
      "Claim",
      "Media Asset",
      "Release Gate",
      "Retention Rule"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "BASIC",
      "CMDB",
      "ECMDB"
    ],
    "attributes": 77,
    "contentHash": "612dc341d0525b18ff730711a8e9f0f58294e3c27732d6aa5be7cabe716ca543"
  },
  {
    "key": "DORA",
    "name": "DORA Register of Information",
    "version": "1.2.1",
    "category": "Governance and Regulation",
    "level": 2,
    "summary": "The register of information that DORA Article 28(3) asks of every EU financial entity, built so that all fifteen templates of the implementing standard can be filled column by column; with exit plans and with findings to fix before filing.",
    "needs": [
      "register of information for DORA",
      "ICT third-party arrangements of a bank or insurer",
      "ICT services that support critical functions",
      "regulatory reporting to the EBA and national authorities"
    ],
    "types": [
      "Register of Information",
      "Financial Entity",
      "Branch",
      "ICT Provider",
      "Contractual Arrangement",
      "ICT Service",
      "Service User",
      "Supply Chain Link",
      "Business Function",
      "ICT Service Assessment",
      "Exit Plan",
      "Register Finding",
      "Entity Type",
      "Licensed Activity",
      "ICT Service Type",
      "Term Definition"
    ],
    "extends": [
      "CORE"
    ],
    "canUse": [
      "VND"
    ],
    "attributes": 152,
    "referenceData": [
      {
        "type": "Entity Type",
        "objects": 24
      },
      {
        "type": "Licensed Activity",
        "objects": 131
      },
      {
        "type": "ICT Service Type",
        "objects": 19
      },
      {
        "type": "Term Definition",
        "objects": 19
      }
    ],
    "contentHash": "780f92f7877fd4554ab64a7ae2fb268f60c0b3a1b7a2cedeb07378319210ed4c"
  }
];

/** In the order in which templates are listed. */
export const TEMPLATE_INDEX: readonly TemplateIndexEntry[] = SHORT.map(wholeEntry);
