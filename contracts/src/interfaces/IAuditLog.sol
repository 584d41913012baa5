// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Anchors of the network's append-only proof log.
/// @notice A log (origin) is a growing RFC 6962 Merkle tree of verdicts. An oracle anchors its size and root here; from
/// then on nobody can show a different history. `originId` is keccak256 of the origin's name.
interface IAuditLog {
    /// @notice A log grew. `batch` is the SHA-256 of the record that lists what was added.
    event Anchored(bytes32 indexed origin, uint256 indexed index, uint256 size, bytes32 root, bytes32 batch);

    error NotGrowing(uint256 size, uint256 lastSize);
    error WrongParent(bytes32 prevRoot, bytes32 lastRoot);
    error EmptyRoot();
    error NoSuchAnchor(bytes32 origin, uint256 index);
    error NotAnchored(bytes32 origin, uint256 leafIndex);

    /// @notice Anchors a log that grew from `prevRoot` (zero at first) to `size` leaves under `root`. ORACLE role.
    function append(bytes32 origin, bytes32 prevRoot, uint256 size, bytes32 root, bytes32 batch) external;

    /// @notice How many anchors a log has.
    function count(bytes32 origin) external view returns (uint256);

    /// @notice One anchor; reverts when there is none of that index.
    function anchorAt(bytes32 origin, uint256 index)
        external
        view
        returns (uint256 size, bytes32 root, bytes32 batch, uint256 blockNumber, uint256 timestamp);

    /// @notice The first anchor that covers the leaf; reverts with NotAnchored when none does.
    function find(bytes32 origin, uint256 leafIndex) external view returns (uint256 index);

    /// @notice Whether `proof` shows that the leaf is at `index` in the tree of `size` leaves with that root (RFC 6962).
    function verifyInclusion(bytes32 leafHash, uint256 index, uint256 size, bytes32[] calldata proof, bytes32 root)
        external
        pure
        returns (bool);

    /// @notice The same against the anchor that `find` gives, so that a caller needs to trust no root.
    function verifyAnchored(bytes32 origin, uint256 anchor, bytes32 leafHash, uint256 index, bytes32[] calldata proof)
        external
        view
        returns (bool);
}
