// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @dev The cheat codes of forge that the tests use.
interface Vm {
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function warp(uint256 timestamp) external;
    function roll(uint256 blockNumber) external;
    function prevrandao(bytes32 value) external;
    function chainId(uint256 id) external;
    function getCode(string calldata artifact) external view returns (bytes memory);
    function expectRevert(bytes4 selector) external;
    function expectRevert(bytes calldata data) external;
    function expectPartialRevert(bytes4 selector) external;
    function expectEmit(address emitter) external;
    function snapshotGasLastCall(string calldata group, string calldata name) external returns (uint256);
}

/// @dev What a test needs, and no more: forge's own library is not among the pinned packages.
abstract contract Base {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error NotEqual(string what, uint256 got, uint256 want);
    error NotTrue(string what);

    function eq(uint256 got, uint256 want, string memory what) internal pure {
        if (got != want) revert NotEqual(what, got, want);
    }

    function eq(address got, address want, string memory what) internal pure {
        eq(uint160(got), uint160(want), what);
    }

    function eq(bytes32 got, bytes32 want, string memory what) internal pure {
        eq(uint256(got), uint256(want), what);
    }

    function eq(string memory got, string memory want, string memory what) internal pure {
        yes(keccak256(bytes(got)) == keccak256(bytes(want)), string.concat(what, ": ", got, " != ", want));
    }

    function eqInt(int256 got, int256 want, string memory what) internal pure {
        yes(got == want, what);
    }

    function yes(bool value, string memory what) internal pure {
        if (!value) revert NotTrue(what);
    }

    function no(bool value, string memory what) internal pure {
        yes(!value, what);
    }

    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + value % (high - low + 1);
    }

    /// @dev Deploys a contract by name, so that a test need not be compiled together with it.
    function deploy(string memory name, bytes memory args) internal returns (address at) {
        bytes memory code = abi.encodePacked(vm.getCode(string.concat(name, ".sol:", name)), args);
        assembly ("memory-safe") {
            at := create(0, add(code, 32), mload(code))
        }
        yes(at != address(0), string.concat("deploy ", name));
    }
}
