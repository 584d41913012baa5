// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Names under which Runtime knows the modules.
library Names {
    bytes32 internal constant IAM = "IAM";
    bytes32 internal constant ACL = "ACL";
    bytes32 internal constant COR = "COR";
    bytes32 internal constant CLOCK = "Clock";
    bytes32 internal constant SESSION = "SessionV2";
    bytes32 internal constant SESSION_AUTH = "SessionAuth";
    bytes32 internal constant SESSION_DATA = "SessionData";
    bytes32 internal constant SESSION_STATS = "SessionStats";
    bytes32 internal constant SESSION_PAYMENT = "SessionPayment";
    bytes32 internal constant SESSION_REPUTATION = "SessionReputation";
    bytes32 internal constant QUEUE = "SessionQueueV2";
    bytes32 internal constant QUEUE_DATA = "SessionQueueData";
    bytes32 internal constant VALIDATION = "SessionQueueValidation";
    bytes32 internal constant NODE_POOL = "NodePool";
    bytes32 internal constant NODE_SELECTION = "NodeSelection";
    bytes32 internal constant NODE_STATS = "NodeStats";
    bytes32 internal constant NODE_REPUTATION = "NodeReputation";
    bytes32 internal constant AUDIT_LOG = "AuditLog";
}
