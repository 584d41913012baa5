// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "./Module.sol";
import {IAuditLog} from "./interfaces/IAuditLog.sol";
import {MerkleLog} from "./libraries/MerkleLog.sol";

/// @title AuditLog
/// @notice See IAuditLog.
contract AuditLog is IAuditLog, Module {
    struct Anchor {
        bytes32 root;
        bytes32 batch;
        uint128 size;
        uint64 blockNumber;
        uint64 timestamp;
    }

    mapping(bytes32 origin => Anchor[]) private _anchors;

    constructor(address runtime_) Module(runtime_) {}

    /// @inheritdoc IAuditLog
    function append(bytes32 origin, bytes32 prevRoot, uint256 size, bytes32 root, bytes32 batch) external {
        if (!isOracleNode(msg.sender)) revert NotOracle(msg.sender);
        if (root == 0) revert EmptyRoot();
        Anchor[] storage list = _anchors[origin];
        uint256 index = list.length;
        uint256 lastSize;
        bytes32 lastRoot;
        if (index != 0) (lastSize, lastRoot) = (list[index - 1].size, list[index - 1].root);
        if (size <= lastSize || size > type(uint128).max) revert NotGrowing(size, lastSize);
        if (prevRoot != lastRoot) revert WrongParent(prevRoot, lastRoot);
        list.push(Anchor(root, batch, uint128(size), uint64(block.number), uint64(_now())));
        emit Anchored(origin, index, size, root, batch);
    }

    /// @inheritdoc IAuditLog
    function count(bytes32 origin) external view returns (uint256) {
        return _anchors[origin].length;
    }

    /// @inheritdoc IAuditLog
    function anchorAt(bytes32 origin, uint256 index)
        external
        view
        returns (uint256 size, bytes32 root, bytes32 batch, uint256 blockNumber, uint256 timestamp)
    {
        Anchor storage a = _anchor(origin, index);
        return (a.size, a.root, a.batch, a.blockNumber, a.timestamp);
    }

    /// @inheritdoc IAuditLog
    function find(bytes32 origin, uint256 leafIndex) external view returns (uint256 index) {
        Anchor[] storage list = _anchors[origin];
        uint256 end = list.length;
        while (index < end) {
            uint256 middle = (index + end) / 2;
            if (list[middle].size > leafIndex) end = middle;
            else index = middle + 1;
        }
        if (index == list.length) revert NotAnchored(origin, leafIndex);
    }

    /// @inheritdoc IAuditLog
    function verifyInclusion(bytes32 leafHash, uint256 index, uint256 size, bytes32[] calldata proof, bytes32 root)
        external
        pure
        returns (bool)
    {
        return MerkleLog.verifyInclusion(leafHash, index, size, proof, root);
    }

    /// @inheritdoc IAuditLog
    function verifyAnchored(bytes32 origin, uint256 anchor, bytes32 leafHash, uint256 index, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        Anchor storage a = _anchor(origin, anchor);
        return MerkleLog.verifyInclusion(leafHash, index, a.size, proof, a.root);
    }

    function _anchor(bytes32 origin, uint256 index) private view returns (Anchor storage) {
        if (index >= _anchors[origin].length) revert NoSuchAnchor(origin, index);
        return _anchors[origin][index];
    }
}
